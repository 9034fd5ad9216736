package dev.keywave.benchmarks.verify;

import dev.keywave.report.Terminal;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** What is being measured, on standard error: one line that is written anew for a person, a line for each step else. */
final class Progress implements Consumer<String>, AutoCloseable {

    /** ECMA-48: to column 1, then clear to the end of the line (EL). */
    private static final String REWRITE = "\r\u001B[K";

    private final PrintWriter err;
    private final boolean interactive = Terminal.detect().interactive();

    Progress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(String step) {
        if (interactive) {
            err.print(REWRITE + step);
        } else {
            err.println(step);
        }
        err.flush();
    }

    @Override
    public void close() {
        if (interactive) {
            err.print(REWRITE);
            err.flush();
        }
    }
}
