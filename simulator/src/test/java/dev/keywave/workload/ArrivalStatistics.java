package dev.keywave.workload;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/** The statistics that the tests of arrival processes need. */
final class ArrivalStatistics {

    private ArrivalStatistics() {}

    /** All starts of a schedule. */
    static long[] drain(ArrivalSchedule schedule) {
        LongStream.Builder starts = LongStream.builder();
        for (long startNs = schedule.nextNs(); startNs != ArrivalSchedule.END; startNs = schedule.nextNs()) {
            starts.add(startNs);
        }
        return starts.build().toArray();
    }

    /** All starts of all loops, in order. */
    static long[] drainAll(OpenWorkload workload, int loops) {
        LongStream all = LongStream.empty();
        for (int loop = 0; loop < loops; loop++) {
            all = LongStream.concat(all, Arrays.stream(drain(workload.split(loop, loops))));
        }
        return all.sorted().toArray();
    }

    /** The gaps between starts, each start taken to another scale first. */
    static double[] gaps(long[] starts, LongToDoubleFunction scale) {
        double[] gaps = new double[starts.length];
        double before = 0;
        for (int i = 0; i < starts.length; i++) {
            double now = scale.applyAsDouble(starts[i]);
            gaps[i] = now - before;
            before = now;
        }
        return gaps;
    }

    /**
     * Kolmogorov-Smirnov: the largest distance between the empirical distribution and the exponential one of mean 1,
     * times the square root of the sample size. Below 1.95 in 999 of 1,000 samples when the hypothesis holds.
     */
    static double distanceFromExponential(double[] values) {
        return kolmogorovSmirnov(values, value -> -Math.expm1(-value));
    }

    /** Likewise against the uniform distribution on 0 to 1. */
    static double distanceFromUniform(double[] values) {
        return kolmogorovSmirnov(values, value -> value);
    }

    private static double kolmogorovSmirnov(double[] values, DoubleUnaryOperator distribution) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        int n = sorted.length;
        for (int i = 0; i < n; i++) {
            double expected = distribution.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / n, (i + 1.0) / n - expected));
        }
        return distance * Math.sqrt(n);
    }

    /** How many starts fell in each of so many windows of equal length on the scale. */
    static long[] countsInWindows(long[] starts, int windows, double end, LongToDoubleFunction scale) {
        long[] counts = new long[windows];
        for (long start : starts) {
            counts[(int) (scale.applyAsDouble(start) / end * windows)]++;
        }
        return counts;
    }

    /** Variance over mean: 1 for a Poisson process, 0 for even arrivals. */
    static double dispersion(long[] counts) {
        double mean = Arrays.stream(counts).average().orElseThrow();
        double squares =
                Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean)).sum();
        return squares / (counts.length - 1) / mean;
    }

    /** Correlation of each value with the one after it. */
    static double serialCorrelation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i == 0 ? 0 : (values[i - 1] - mean) * (values[i] - mean);
        }
        return products / squares;
    }
}
