package dev.keywave.report;

import dev.keywave.measure.IntervalFigures;
import dev.keywave.measure.IntervalListener;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;

/**
 * A run as it goes: on a terminal a small table that is rewritten each interval; elsewhere a plain line for each
 * active ceremony every five seconds.
 */
public final class LiveConsole implements IntervalListener, AutoCloseable {

    private static final double PLAIN_EVERY_S = 5;

    private static final String ESCAPE = "\u001B[";

    private final PrintStream out;
    private final Terminal terminal;
    private final DoubleSupplier secondsLeft;
    private final LiveWindow window = new LiveWindow();
    private int shownLines;

    /**
     * Shows intervals on a stream.
     *
     * @param out where to, usually standard error or output
     * @param terminal what that stream is connected to
     * @param secondsLeft what is left of the current phase, in seconds; NaN when nobody can know
     */
    public LiveConsole(PrintStream out, Terminal terminal, DoubleSupplier secondsLeft) {
        this.out = out;
        this.terminal = terminal;
        this.secondsLeft = secondsLeft;
    }

    @Override
    public synchronized void intervalEnded(
            IntervalFigures figures, Map<String, Histogram> histogramsNs, Instant started) {
        if (!terminal.interactive() && !window.phase().equals(figures.phase())) {
            flush();
        }
        window.add(figures, histogramsNs);
        if (terminal.interactive()) {
            rewrite(window.table(secondsLeft.getAsDouble()));
            window.clear();
        } else if (window.durationS() >= PLAIN_EVERY_S - 0.5) {
            flush();
        }
    }

    /** Leaves the screen to what comes next: removes the table, or prints what no line has told yet. */
    @Override
    public synchronized void close() {
        if (terminal.interactive()) {
            rewrite(List.of());
        } else {
            flush();
        }
    }

    private void flush() {
        if (window.durationS() > 0) {
            window.plainLines(secondsLeft.getAsDouble()).forEach(out::println);
            out.flush();
        }
        window.clear();
    }

    private void rewrite(List<String> table) {
        StringBuilder text = new StringBuilder();
        if (shownLines > 0) {
            // ECMA-48: up to column 1 of the table's first line (CPL), then clear to the end (ED).
            text.append(ESCAPE).append(shownLines).append('F').append(ESCAPE).append('J');
        }
        table.forEach(line -> text.append(line).append(System.lineSeparator()));
        out.print(text);
        out.flush();
        shownLines = table.size();
    }
}
