package dev.keywave.report;

import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.GeneratorFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.ThresholdVerdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The table that ends a run: the verdict first, no line wider than 100 columns but for a long path. */
public final class FinalTable {

    static final int WIDTH = 100;

    private static final String INDENT = " ".repeat(CeremonyColumns.LABEL);

    private final RunResult result;
    private final boolean colour;
    private final List<String> lines = new ArrayList<>();

    private FinalTable(RunResult result, boolean colour) {
        this.result = result;
        this.colour = colour;
    }

    /**
     * The table as lines, each ended by the platform's separator.
     *
     * @param result what the run found out
     * @param report the file to open next, named in the last line; null for none
     * @param colour whether the words of the verdicts are coloured (ANSI)
     */
    public static String text(RunResult result, @Nullable Path report, boolean colour) {
        FinalTable table = new FinalTable(result, colour);
        table.verdict();
        table.lines.addAll(CeremonyColumns.lines(result));
        table.adversary();
        table.generator();
        table.connections();
        table.traces();
        table.thresholds();
        if (report != null) {
            table.lines.add("");
            table.labelled("report", report.toString());
        }
        return String.join(System.lineSeparator(), table.lines) + System.lineSeparator();
    }

    private void verdict() {
        Verdict verdict = Verdict.of(result);
        String word = paint(verdict.name(), verdict == Verdict.PASSED ? "32" : "31");
        lines.add(word
                + " ".repeat(Math.max(1, CeremonyColumns.LABEL - verdict.name().length()))
                + verdict.explain(result));
        for (String reason : result.invalidReasons()) {
            List<String> wrapped = wrap(Figures.plain(reason), WIDTH - CeremonyColumns.LABEL - 2);
            for (int i = 0; i < wrapped.size(); i++) {
                lines.add(INDENT + (i == 0 ? "- " : "  ") + wrapped.get(i));
            }
        }
        if (result.interrupted() && verdict != Verdict.INTERRUPTED) {
            lines.add(INDENT + "interrupted before its end");
        }
        labelled("run", result.started() + ", " + Figures.threeDigits(result.durationS()) + " s");
        if (result.warmUpCeremonies() > 0) {
            labelled("warm-up", Figures.count(result.warmUpCeremonies()) + " ceremonies, in none of these figures");
        }
    }

    private void adversary() {
        List<String> text = AdversaryLines.of(result);
        if (!text.isEmpty()) {
            lines.add("");
            text.forEach(line -> lines.add(Figures.cut(line, WIDTH)));
        }
    }

    private void generator() {
        GeneratorFigures generator = result.generator();
        double cost = SummaryJson.cpuSPer1000(result);
        lines.add("");
        labelled(
                "generator",
                Figures.cut(generator.crypto(), 44) + ", " + Figures.plain(generator.transport()) + ", "
                        + generator.loops() + (generator.loops() == 1 ? " loop, " : " loops, the busiest ")
                        + Figures.percent(generator.maxLoopUtilisation()) + " busy");
        lines.add(INDENT
                + (Double.isFinite(cost) ? String.format(Locale.ROOT, "%.4f CPU-s per 1,000 accepted, ", cost) : "")
                + Figures.threeDigits(generator.cpuS()) + " CPU-s in loops, "
                + Figures.threeDigits(generator.processCpuS()) + " in the process");
        lines.add(INDENT + "peak RSS " + Figures.count(generator.peakRssMb()) + " MiB, garbage collection "
                + Figures.count(generator.gcMs()) + " ms");
        Histogram lag = generator.sendLagNs();
        lines.add(INDENT + "send lag p50 " + Figures.ms(Quantile.P50.ms(lag)) + ", p99 "
                + Figures.ms(Quantile.P99.ms(lag)) + ", p99.9 " + Figures.ms(Quantile.P999.ms(lag)) + ", max "
                + Figures.ms(Quantile.MAX.ms(lag)) + " ms");
    }

    private void connections() {
        ConnectionFigures connections = result.connections();
        boolean tls =
                connections.fullHandshakes() + connections.resumedHandshakes() + connections.failedHandshakes() > 0;
        labelled(
                "connections",
                Figures.count(connections.opened()) + " opened, " + Figures.count(connections.failed()) + " failed"
                        + (tls
                                ? "; TLS handshakes: " + Figures.count(connections.fullHandshakes()) + " full, "
                                        + Figures.count(connections.resumedHandshakes()) + " resumed, "
                                        + Figures.count(connections.failedHandshakes()) + " failed"
                                : ""));
    }

    private void traces() {
        long traced = result.traces().all();
        if (traced > 0) {
            labelled(
                    "traces", Figures.count(traced) + " ceremonies sent a trace context; report and summary name some");
        }
    }

    private void thresholds() {
        if (result.thresholds().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("thresholds");
        int widest = result.thresholds().stream()
                .mapToInt(v -> v.expression().length())
                .max()
                .orElse(0);
        int width = Math.max(10, Math.min(widest, 56));
        for (ThresholdVerdict verdict : result.thresholds()) {
            String word = verdict.passed() ? paint("passed", "32") : paint("FAILED", "31");
            String expression =
                    String.format(Locale.ROOT, "%-" + width + "s", Figures.cut(verdict.expression(), width));
            lines.add("  " + word + "  " + expression + "  observed " + Figures.cut(verdict.observed(), 22));
        }
    }

    private void labelled(String label, String text) {
        lines.add(String.format(Locale.ROOT, "%-" + CeremonyColumns.LABEL + "s%s", label, text));
    }

    private String paint(String word, String code) {
        return colour ? "\u001B[1;" + code + "m" + word + "\u001B[0m" : word;
    }

    static List<String> wrap(String text, int width) {
        List<String> wrapped = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            wrapped.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        wrapped.add(rest);
        return wrapped;
    }
}
