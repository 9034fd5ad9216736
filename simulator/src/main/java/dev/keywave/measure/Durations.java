package dev.keywave.measure;

import org.HdrHistogram.Histogram;

/** The histograms of this package: nanoseconds, three significant digits, up to an hour. */
final class Durations {

    /** Longer ones are counted as this long, and as clamped. */
    static final long HIGHEST_NS = 3_600_000_000_000L;

    private static final int SIGNIFICANT_DIGITS = 3;

    private Durations() {}

    /**
     * An empty histogram. It grows with its highest value: 16 KiB empty, 88 KiB up to 1 ms, 144 KiB up to 134 ms, 264 KiB
     * for the full hour, which a fixed one would always take. A loop has some 100, most of them empty: some 3 MiB.
     */
    static Histogram histogram() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    /** Adds what there is; most histograms of most intervals are empty. */
    static void add(Histogram to, Histogram from) {
        if (from.getTotalCount() > 0) {
            to.add(from);
        }
    }

    /** Empties it. */
    static void reset(Histogram histogram) {
        if (histogram.getTotalCount() > 0) {
            histogram.reset();
        }
    }
}
