package dev.keywave.capacity;

import dev.keywave.report.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A search on the console: a line for each trial as it ends, and for a person who watches how far it is. */
final class SearchConsole implements SearchListener {

    /** ECMA-48: to column 1, then clear to the end of the line (EL). */
    private static final String REWRITE = "\r\u001B[K";

    /** Columns of the picture of the rates, in which each doubling is two further to the right. */
    private static final int PLOT = 18;

    private static final int FIRST_RATE = 3;

    private final PrintStream out;
    private final Terminal terminal;
    private String left = "";
    private int round;
    private double firstPerS;

    SearchConsole(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void trialBegins(int inRound, Step step, double ratePerS, double durationS, double secondsLeft) {
        left = Figures.clock(secondsLeft);
        if (inRound != round) {
            round = inRound;
            line(round == 1 ? header() : "repeat " + round);
        }
        if (terminal.interactive()) {
            out.print(step.label() + " at " + Figures.perS(ratePerS) + " for " + Figures.number(durationS)
                    + " s, about " + left + " left");
            out.flush();
        }
    }

    @Override
    public void trialEnded(int number, Trial trial) {
        String others = Failures.others(trial.counts());
        String why = Failures.of(trial);
        line(String.format(
                Locale.ROOT,
                "%3d  %-12s %10s  %-18s %10s %9s %9s %9s  %6s  %s%s%s",
                number,
                trial.step().label(),
                Figures.perS(trial.ratePerS()),
                plot(trial),
                Figures.perS(trial.achievedPerS()),
                Figures.ms(trial.responseTimeMs().p50()),
                Figures.ms(trial.responseTimeMs().p99()),
                accepted(trial),
                left,
                Failures.verdict(trial),
                why.isEmpty() ? "" : ": " + why,
                others.isEmpty() ? "" : " [" + others + "]"));
    }

    @Override
    public void note(String what) {
        line("     " + what);
    }

    /** What was found, goal by goal. */
    void summary(Findings findings) {
        SearchResult result = findings.result();
        line("");
        line(findings.headline());
        for (Bracket bracket : findings.verifiedPerS().isPresent() ? List.<Bracket>of() : result.brackets()) {
            line(String.format(
                    Locale.ROOT,
                    "  %-52s held %s, failed %s",
                    bracket.goal(),
                    bracket.heldPerS() > 0 ? Figures.perS(bracket.heldPerS()) : "-",
                    Figures.perS(bracket.failedPerS())));
        }
        if (result.rounds().size() > 1) {
            line("  spread over " + result.rounds().size() + " repeats " + Figures.percent(result.spread()) + ": "
                    + String.join(
                            ", ",
                            result.rounds().stream()
                                    .map(repeat -> Figures.perS(repeat.confirmedPerS()))
                                    .toList()));
        }
        findings.knee()
                .ifPresent(knee -> line("  the latency-throughput curve bends at " + Figures.perS(knee.ratePerS())
                        + " (Kneedle), p50 " + Figures.ms(knee.responseMs()) + " ms"));
        if (findings.perCore().isPresent()) {
            line("  relying party at capacity: "
                    + Figures.number(findings.cores().orElse(0)) + " cores busy, so "
                    + Figures.number(findings.perCore().getAsDouble()) + " " + findings.ceremonies()
                    + " per second per core");
            line("  (" + findings.cpuSource() + ")");
        } else {
            line("  relying party's CPU: " + findings.cpuSource());
        }
        TrialTraces.inWords(result).ifPresent(words -> line("  " + words));
    }

    private static String header() {
        return String.format(
                Locale.ROOT,
                "%3s  %-12s %10s  %-18s %10s %9s %9s %9s  %6s  %s",
                "#",
                "step",
                "rate",
                "o held x failed",
                "achieved",
                "p50 ms",
                "p99 ms",
                "accepted",
                "~left",
                "verdict");
    }

    /** The rate's place on a logarithmic scale, marked by what came of the trial; a point when it does not count. */
    private String plot(Trial trial) {
        firstPerS = firstPerS == 0 ? trial.ratePerS() : firstPerS;
        long place = Math.round(FIRST_RATE + 2 * Math.log(trial.ratePerS() / firstPerS) / Math.log(2));
        String mark = !trial.valid() ? "." : trial.held() ? "o" : "x";
        return " ".repeat((int) Math.max(0, Math.min(PLOT - 1, place))) + mark;
    }

    private static String accepted(Trial trial) {
        return trial.counts().intended() == 0
                ? "-"
                : Figures.percent(
                        (double) trial.counts().accepted() / trial.counts().intended());
    }

    private void line(String text) {
        out.println((terminal.interactive() ? REWRITE : "") + text.stripTrailing());
        out.flush();
    }
}
