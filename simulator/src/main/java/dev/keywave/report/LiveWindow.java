package dev.keywave.report;

import dev.keywave.measure.IntervalFigures;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The intervals since the console last said something, merged: histograms are added, percentiles never averaged. */
final class LiveWindow {

    /** Lines that wrap cannot be rewritten, so the table fits the narrowest common terminal. */
    private static final int TABLE_WIDTH = 79;

    private final Map<CeremonyType, Tally> tallies = new EnumMap<>(CeremonyType.class);
    private final Histogram sendLagNs = new Histogram(3);
    private double endS;
    private double durationS;
    private String phase = "";
    private boolean measured = true;
    private long inFlight;
    private long queued;
    private double loopUtilisation;

    /** What one ceremony did: totals since the start, and the window's own part. */
    private static final class Tally {
        private final Histogram responseTimeNs = new Histogram(3);
        private long accepted;
        private long rejected;
        private long throttled;
        private long failed;
        private long acceptedInWindow;
        private boolean active;

        /** Accepted, and of the others those that occurred. */
        private String outcomes() {
            return "accepted " + Figures.count(accepted)
                    + (rejected > 0 ? "  rejected " + Figures.count(rejected) : "")
                    + (throttled > 0 ? "  throttled " + Figures.count(throttled) : "")
                    + (failed > 0 ? "  failed " + Figures.count(failed) : "");
        }
    }

    void add(IntervalFigures figures, Map<String, Histogram> histogramsNs) {
        endS = figures.offsetS() + figures.durationS();
        durationS += figures.durationS();
        phase = figures.phase();
        measured = figures.measured();
        inFlight = figures.inFlight();
        queued = figures.queued();
        loopUtilisation = Math.max(loopUtilisation, figures.loopUtilisation());
        addTo(sendLagNs, histogramsNs.get("send_lag"));
        figures.ceremonies().forEach((type, ceremonies) -> {
            Tally tally = tallies.computeIfAbsent(type, t -> new Tally());
            tally.active = true;
            tally.accepted += ceremonies.accepted();
            tally.acceptedInWindow += ceremonies.accepted();
            tally.rejected += ceremonies.rejected();
            tally.throttled += ceremonies.throttled();
            tally.failed += ceremonies.failed();
            addTo(tally.responseTimeNs, histogramsNs.get(type.label() + ".response_time"));
        });
    }

    private static void addTo(Histogram sum, @Nullable Histogram part) {
        if (part != null) {
            sum.add(part);
        }
    }

    /** Starts a new window; totals stay. */
    void clear() {
        durationS = 0;
        loopUtilisation = 0;
        sendLagNs.reset();
        for (Tally tally : tallies.values()) {
            tally.responseTimeNs.reset();
            tally.acceptedInWindow = 0;
            tally.active = false;
        }
    }

    double durationS() {
        return durationS;
    }

    String phase() {
        return phase;
    }

    /** One line per ceremony of the window. */
    List<String> plainLines(double secondsLeft) {
        List<String> lines = new ArrayList<>();
        tallies.forEach((type, tally) -> {
            if (tally.active) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%6s  %s  %s %s  p50 %s  p99 %s ms  not accepted %s  lag p99 %s ms  in flight %s  queued %s%s",
                        Figures.clock(endS),
                        phaseName(16),
                        type.label(),
                        Figures.perS(tally.acceptedInWindow / durationS),
                        Figures.ms(Quantile.P50.ms(tally.responseTimeNs)),
                        Figures.ms(Quantile.P99.ms(tally.responseTimeNs)),
                        Figures.count(tally.rejected + tally.throttled + tally.failed),
                        Figures.ms(Quantile.P99.ms(sendLagNs)),
                        Figures.count(inFlight),
                        Figures.count(queued),
                        Double.isFinite(secondsLeft) ? "  left " + Figures.clock(secondsLeft) : ""));
            }
        });
        if (lines.isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%6s  %s  no ceremonies  in flight %s  queued %s",
                    Figures.clock(endS),
                    phaseName(16),
                    Figures.count(inFlight),
                    Figures.count(queued)));
        }
        return lines;
    }

    /** The refreshing table: the phase, two lines per ceremony seen so far, the generator. */
    List<String> table(double secondsLeft) {
        List<String> lines = new ArrayList<>();
        String left = Double.isFinite(secondsLeft) ? ", " + Figures.clock(secondsLeft) + " left" : "";
        lines.add(Figures.clock(endS) + "  " + phaseName(40) + left);
        tallies.forEach((type, tally) -> {
            double rate = durationS > 0 ? tally.acceptedInWindow / durationS : 0;
            lines.add(String.format(Locale.ROOT, "%-15s%8s  %s", type.label(), Figures.perS(rate), tally.outcomes()));
            if (tally.active) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%15sresponse time p50 %s  p99 %s  max %s ms",
                        "",
                        Figures.ms(Quantile.P50.ms(tally.responseTimeNs)),
                        Figures.ms(Quantile.P99.ms(tally.responseTimeNs)),
                        Figures.ms(Quantile.MAX.ms(tally.responseTimeNs))));
            }
        });
        lines.add(String.format(
                Locale.ROOT,
                "%-15ssend lag p99 %s ms  in flight %s  queued %s  loop %s",
                "generator",
                Figures.ms(Quantile.P99.ms(sendLagNs)),
                Figures.count(inFlight),
                Figures.count(queued),
                Figures.percent(loopUtilisation)));
        return lines.stream().map(line -> Figures.cut(line, TABLE_WIDTH)).toList();
    }

    private String phaseName(int width) {
        return Figures.cut(phase, width) + (measured ? "" : " (not measured)");
    }
}
