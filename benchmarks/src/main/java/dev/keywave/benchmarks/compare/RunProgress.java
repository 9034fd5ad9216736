package dev.keywave.benchmarks.compare;

import dev.keywave.report.Terminal;
import dev.keywave.workload.NanoClock;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Says how far an interleaved run is: one line that is rewritten for a person who watches, a line for each pass in a log. */
final class RunProgress implements InterleavedRun.RunListener {

    /** ECMA-48: to column 1, then clear to the end of the line (EL). */
    private static final String REWRITE = "\r\u001B[K";

    private final PrintWriter out;
    private final Interleaving wanted;
    private final Consumer<InterleavedRun> keep;
    private final boolean interactive = Terminal.detect().interactive();
    private final long startedNs = NanoClock.SYSTEM.nowNs();
    private int passes;
    private int saidOfPass = -1;

    /**
     * Progress.
     *
     * @param keep is given what was measured, after each pass
     */
    RunProgress(PrintWriter out, Interleaving wanted, Consumer<InterleavedRun> keep) {
        this.out = out;
        this.wanted = wanted;
        this.keep = keep;
    }

    @Override
    public void pair(Measurable what, int done, int toCome) {
        double elapsedS = (NanoClock.SYSTEM.nowNs() - startedNs) / 1e9;
        double pairS = done == 0 ? wanted.settings().secondsOfPair() : elapsedS / done;
        String line = "pair " + (done + 1) + " of " + (done + toCome)
                + (passes >= wanted.forks() ? " and more, undecided so far" : "") + ", "
                + Figures.clock(pairS * toCome) + " left: " + what.title();
        if (interactive) {
            out.print(REWRITE + line);
        } else if (passes != saidOfPass) {
            saidOfPass = passes;
            out.println(line);
        }
        out.flush();
    }

    @Override
    public void passed(InterleavedRun run) {
        passes++;
        if (!run.isEmpty()) {
            keep.accept(run);
        }
    }

    /** Clears the line. */
    void end() {
        if (interactive) {
            out.print(REWRITE);
            out.flush();
        }
    }
}
