package dev.keywave.metrics;

import dev.keywave.measure.TraceExemplar;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Durations as Prometheus has them: a native histogram of schema 5, whose buckets grow by the 32nd root of two (2.19%), so
 * that a percentile read from it is within 1.1% of HdrHistogram's, and the same in a few classic buckets. Immutable.
 *
 * <p>Source: https://prometheus.io/docs/specs/native_histograms/#data-model.
 */
public final class NativeHistogram {

    static final int SCHEMA = 5;

    /** A third of a nanosecond less than one: only durations of 0 are in the zero bucket. */
    static final double ZERO_THRESHOLD_S = 0x1p-30;

    private static final int BUCKETS_PER_OCTAVE = 1 << SCHEMA;
    private static final double NS_PER_S = 1e9;
    /** The bucket whose upper bound is the first that is above a nanosecond. */
    private static final int FIRST_INDEX = -956;
    /** The last of which a {@code long} of nanoseconds can be below the upper bound. */
    private static final int LAST_INDEX = 1_060;
    /** Upper bounds, rounded down; buckets of less than a nanosecond's width can be empty. */
    private static final long[] UPPER_NS = upperBoundsNs();

    private static final double[] CLASSIC_UPPER_S = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, Double.POSITIVE_INFINITY
    };
    private static final long[] CLASSIC_UPPER_NS = Arrays.stream(CLASSIC_UPPER_S)
            .mapToLong(s -> Math.round(s * NS_PER_S))
            .toArray();

    private final long count;
    private final long zeroCount;
    private final double sumS;
    private final NativeHistogramBuckets buckets;
    private final ClassicHistogramBuckets classicBuckets;
    private final Exemplars exemplars;

    private NativeHistogram(
            long count,
            long zeroCount,
            double sumS,
            NativeHistogramBuckets buckets,
            ClassicHistogramBuckets classicBuckets,
            Exemplars exemplars) {
        this.count = count;
        this.zeroCount = zeroCount;
        this.sumS = sumS;
        this.buckets = buckets;
        this.classicBuckets = classicBuckets;
        this.exemplars = exemplars;
    }

    /**
     * Of all values since the beginning, as Prometheus wants histograms. Takes 0.1 ms, and offers the processor to others
     * afterwards: a scrape makes dozens of these, and where no processor is idle a loop would have to wait for all of them.
     *
     * @param cumulativeNs nanoseconds, none negative; nobody may write to it meanwhile
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it
    public static NativeHistogram ofNs(Histogram cumulativeNs) {
        Sorting sorting = new Sorting(cumulativeNs.getCountAtValue(0));
        if (cumulativeNs.getMaxValue() > 0) {
            long maxNs = cumulativeNs.getMaxValue();
            long fromNs = cumulativeNs.getMinNonZeroValue();
            for (long ns = fromNs; ns <= maxNs && ns >= fromNs; ns = cumulativeNs.nextNonEquivalentValue(ns)) {
                long times = cumulativeNs.getCountAtValue(ns);
                if (times > 0) {
                    sorting.add(cumulativeNs.medianEquivalentValue(ns), times);
                }
            }
        }
        Thread.yield();
        return sorting.histogram();
    }

    /** The same histogram with values of it whose traces are known, in place of those that it has. */
    public NativeHistogram with(List<TraceExemplar> traced) {
        return new NativeHistogram(count, zeroCount, sumS, buckets, classicBuckets, TraceExemplars.of(traced));
    }

    /** How many durations. */
    public long count() {
        return count;
    }

    /** All of them together, seconds; it never falls while durations are added. */
    public double sumS() {
        return sumS;
    }

    long zeroCount() {
        return zeroCount;
    }

    NativeHistogramBuckets buckets() {
        return buckets;
    }

    ClassicHistogramBuckets classicBuckets() {
        return classicBuckets;
    }

    Exemplars exemplars() {
        return exemplars;
    }

    private static long[] upperBoundsNs() {
        long[] bounds = new long[LAST_INDEX - FIRST_INDEX + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (long) Math.floor(Math.pow(2, (double) (FIRST_INDEX + i) / BUCKETS_PER_OCTAVE) * NS_PER_S);
        }
        return bounds;
    }

    /** Takes values in ascending order. */
    private static final class Sorting {

        private final long zeroCount;
        private final long[] classic = new long[CLASSIC_UPPER_NS.length];
        private int[] indexes = new int[BUCKETS_PER_OCTAVE];
        private long[] counts = new long[BUCKETS_PER_OCTAVE];
        private int size;
        private long count;
        private double sumNs;
        private int native0;
        private int classic0;

        Sorting(long zeroCount) {
            this.zeroCount = zeroCount;
            this.count = zeroCount;
            this.classic[0] = zeroCount;
        }

        void add(long ns, long times) {
            count += times;
            sumNs += (double) ns * times;
            while (CLASSIC_UPPER_NS[classic0] < ns) {
                classic0++;
            }
            classic[classic0] += times;
            if (UPPER_NS[native0] < ns || size == 0) {
                native0 = bucketOf(ns, native0);
                open(FIRST_INDEX + native0);
            }
            counts[size - 1] += times;
        }

        private static int bucketOf(long ns, int from) {
            int found = Arrays.binarySearch(UPPER_NS, from, UPPER_NS.length, ns);
            int bucket = found >= 0 ? found : -found - 1;
            // of buckets that differ by less than a nanosecond the first
            while (bucket > from && UPPER_NS[bucket - 1] >= ns) {
                bucket--;
            }
            return bucket;
        }

        private void open(int index) {
            if (size == indexes.length) {
                indexes = Arrays.copyOf(indexes, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            indexes[size] = index;
            size++;
        }

        NativeHistogram histogram() {
            return new NativeHistogram(
                    count,
                    zeroCount,
                    sumNs / NS_PER_S,
                    NativeHistogramBuckets.of(Arrays.copyOf(indexes, size), Arrays.copyOf(counts, size)),
                    ClassicHistogramBuckets.of(CLASSIC_UPPER_S, classic),
                    Exemplars.EMPTY);
        }
    }
}
