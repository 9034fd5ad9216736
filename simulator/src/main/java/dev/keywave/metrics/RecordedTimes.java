package dev.keywave.metrics;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Times that several threads measure, each with a recorder of its own, so that none ever waits for another or for a scrape;
 * brought together when somebody asks. Values are off by less than 0.1%. Memory: some 90 KiB for each thread, twice, as long as
 * nothing takes more than a millisecond.
 */
public final class RecordedTimes {

    private static final long LONGEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final List<OfThread> threads = new CopyOnWriteArrayList<>();
    private final FastThreadLocal<OfThread> own = new FastThreadLocal<>() {
        @Override
        protected OfThread initialValue() {
            OfThread added = new OfThread();
            threads.add(added);
            return added;
        }
    };
    private final Histogram all = new Histogram(DIGITS);

    /** Something took so long, on the calling thread; more than an hour counts as one. */
    public void record(long ns) {
        own.get().recorder.recordValue(Math.max(0, Math.min(ns, LONGEST_NS)));
    }

    /** All that was recorded since the beginning; a copy. */
    public synchronized Histogram sinceStartNs() {
        threads.forEach(thread -> all.add(thread.sinceLast()));
        return all.copy();
    }

    /** What one thread writes and whoever asks takes away. */
    private static final class OfThread {

        private final SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS);
        private @Nullable Histogram last;

        Histogram sinceLast() {
            Histogram taken = recorder.getIntervalHistogram(last);
            last = taken;
            return taken;
        }
    }
}
