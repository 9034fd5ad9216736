package dev.keywave.report;

import dev.keywave.measure.IntervalFigures;
import dev.keywave.measure.IntervalListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * {@code intervals.hlog}: every interval's histograms in HdrHistogram's log format 1.3, one line each, tagged
 * ({@code authentication.response_time}), values in nanoseconds. Lines reach the file as the intervals end, so that a
 * run that is killed keeps what it had. {@code HistogramLogProcessor -tag authentication.response_time} reads it.
 */
public final class IntervalLog implements IntervalListener, Closeable {

    /** The log's own maximum column is for human eyes, in milliseconds. */
    private static final double NS_PER_MS = 1e6;

    private final Path file;
    private final Instant started;
    private final PrintStream out;
    private final HistogramLogWriter writer;

    private IntervalLog(Path file, Instant started, PrintStream out) {
        this.file = file;
        this.started = started;
        this.out = out;
        this.writer = new HistogramLogWriter(out);
    }

    /**
     * Opens the log and writes its head.
     *
     * @param folder the run's folder
     * @param started wall-clock time of the run's start; the log's times count from it
     * @throws IOException when it cannot be written, or is already there
     */
    public static IntervalLog open(ResultsFolder folder, Instant started) throws IOException {
        Path file = folder.intervalLog();
        PrintStream out = new PrintStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                false,
                StandardCharsets.UTF_8);
        IntervalLog log = new IntervalLog(file, started, out);
        log.writeHead();
        return log;
    }

    private void writeHead() {
        writer.outputComment("[Keywave interval log; values in nanoseconds (ns), Interval_Max in milliseconds]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(started.toEpochMilli());
        writer.outputBaseTime(started.toEpochMilli());
        writer.outputLegend();
        out.flush();
    }

    @Override
    public synchronized void intervalEnded(
            IntervalFigures figures, Map<String, Histogram> histogramsNs, Instant intervalStarted) {
        double fromS = Duration.between(started, intervalStarted).toNanos() / 1e9;
        new TreeMap<>(histogramsNs).forEach((tag, histogram) -> {
            histogram.setTag(tag);
            writer.outputIntervalHistogram(fromS, fromS + figures.durationS(), histogram, NS_PER_MS);
        });
        out.flush();
    }

    /**
     * Closes the log.
     *
     * @throws IOException when any of its lines could not be written, for example because the disk is full
     */
    @Override
    public synchronized void close() throws IOException {
        boolean lost = out.checkError();
        out.close();
        if (lost) {
            throw new IOException("could not write all of " + file + ": is the disk full?");
        }
    }
}
