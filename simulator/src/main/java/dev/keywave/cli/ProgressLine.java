package dev.keywave.cli;

import dev.keywave.report.Terminal;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongConsumer;

/** One line on standard error that says how far a long job is, for a person who watches; nothing in a pipe or a log. */
final class ProgressLine implements LongConsumer, AutoCloseable {

    /** ECMA-48: to column 1, then clear to the end of the line (EL). */
    private static final String REWRITE = "\r\u001B[K";

    private static final long EVERY = 20_000;

    private final PrintStream out = System.err;
    private final boolean interactive = Terminal.detect().interactive();
    private final String what;
    private final long every;
    private long shown;

    ProgressLine(String what) {
        this(what, EVERY);
    }

    /** One that is written anew whenever so many more are done. */
    ProgressLine(String what, long every) {
        this.what = what;
        this.every = every;
    }

    @Override
    public void accept(long done) {
        if (interactive && done - shown >= every) {
            shown = done;
            out.print(REWRITE + String.format(Locale.ROOT, "%,d", done) + " " + what);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (shown > 0) {
            out.print(REWRITE);
            out.flush();
        }
    }
}
