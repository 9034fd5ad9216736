package dev.keywave.workload;

import static dev.keywave.workload.ArrivalStatistics.countsInWindows;
import static dev.keywave.workload.ArrivalStatistics.dispersion;
import static dev.keywave.workload.ArrivalStatistics.distanceFromExponential;
import static dev.keywave.workload.ArrivalStatistics.distanceFromUniform;
import static dev.keywave.workload.ArrivalStatistics.drain;
import static dev.keywave.workload.ArrivalStatistics.drainAll;
import static dev.keywave.workload.ArrivalStatistics.gaps;
import static dev.keywave.workload.ArrivalStatistics.serialCorrelation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits are such that a right process misses one by chance once in a thousand seeds or less; the seeds are fixed. */
final class PoissonArrivalsTest {

    private static final long S = 1_000_000_000L;
    private static final double KOLMOGOROV_SMIRNOV_LIMIT = 1.95;

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 2026, -7})
    void theGapsOfAConstantRateAreExponential(long seed) {
        OpenWorkload workload = OpenWorkload.constantRate(2_000, 50 * S, Arrivals.POISSON, seed);
        assertPoisson(drain(workload.split(0, 1)), 100_000, startNs -> startNs * 2_000.0 / S, "seed " + seed);
    }

    @ParameterizedTest
    @CsvSource({"0,4000,1", "4000,0,2", "500,3500,3", "3500,500,4"})
    void theGapsOfARampAreExponentialOnTheScaleOfTheIntegral(double from, double to, long seed) {
        OpenWorkload workload = OpenWorkload.ramp(from, to, 50 * S, Arrivals.POISSON, seed);
        assertPoisson(drain(workload.split(0, 1)), 100_000, integral(from, to, 50), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 64})
    void theUnionOfTheLoopsIsAgainAPoissonProcess(int loops) {
        long seed = 1_000L + loops;
        OpenWorkload constant = OpenWorkload.constantRate(2_000, 50 * S, Arrivals.POISSON, seed);
        assertPoisson(
                drainAll(constant, loops), 100_000, startNs -> startNs * 2_000.0 / S, loops + " loops, seed " + seed);
        OpenWorkload ramp = OpenWorkload.ramp(1_000, 3_000, 50 * S, Arrivals.POISSON, seed);
        assertPoisson(drainAll(ramp, loops), 100_000, integral(1_000, 3_000, 50), loops + " loops, seed " + seed);
    }

    @Test
    void eachLoopHasItsShareAndAStreamOfItsOwn() {
        long seed = 99;
        OpenWorkload workload = OpenWorkload.constantRate(2_000, 50 * S, Arrivals.POISSON, seed);
        long[] first = drain(workload.split(0, 4));
        long[] second = drain(workload.split(1, 4));
        assertPoisson(first, 25_000, startNs -> startNs * 500.0 / S, "loop 0, seed " + seed);
        assertPoisson(second, 25_000, startNs -> startNs * 500.0 / S, "loop 1, seed " + seed);
        assertThat(correlation(
                        countsInWindows(first, 1_000, 50.0 * S, startNs -> startNs),
                        countsInWindows(second, 1_000, 50.0 * S, startNs -> startNs)))
                .as("correlation of two loops, seed %d", seed)
                .isBetween(-0.104, 0.104);
    }

    @Test
    void theSameSeedGivesTheSameStarts() {
        OpenWorkload workload = OpenWorkload.ramp(10, 500, 10 * S, Arrivals.POISSON, 5);
        OpenWorkload other = OpenWorkload.ramp(10, 500, 10 * S, Arrivals.POISSON, 6);
        assertThat(drainAll(workload, 3)).isEqualTo(drainAll(workload, 3)).isNotEqualTo(drainAll(other, 3));
    }

    @Test
    void startsAscendAndStayInThePhase() {
        for (long seed = 0; seed < 50; seed++) {
            long[] starts =
                    drain(OpenWorkload.ramp(0, 3_000, S, Arrivals.POISSON, seed).split(0, 1));
            assertThat(starts).as("seed %d", seed).isSorted();
            assertThat(LongStream.of(starts)).as("seed %d", seed).allMatch(startNs -> startNs >= 0 && startNs < S);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16})
    void anExactCountIsKeptAndItsStartsAreThoseOfAPoissonProcess(int loops) {
        long seed = 300L + loops;
        OpenWorkload workload = OpenWorkload.exactly(20_000, 1_000, Arrivals.POISSON, seed);
        long[] starts = drainAll(workload, loops);
        assertThat(starts).hasSize(20_000).isSorted();
        double[] places =
                Arrays.stream(starts).mapToDouble(startNs -> startNs / 20e9).toArray();
        assertThat(distanceFromUniform(places))
                .as("Kolmogorov-Smirnov, %d loops, seed %d", loops, seed)
                .isLessThan(KOLMOGOROV_SMIRNOV_LIMIT);
        assertPoisson(starts, 20_000, startNs -> startNs * 1_000.0 / S, loops + " loops, seed " + seed);
        assertThat(drain(workload.split(0, loops))).isSorted();
    }

    private static void assertPoisson(long[] starts, int expected, LongToDoubleFunction scale, String of) {
        // Four standard deviations of a Poisson count.
        assertThat(starts.length).as("starts, %s", of).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        double[] gaps = gaps(starts, scale);
        assertThat(distanceFromExponential(gaps))
                .as("Kolmogorov-Smirnov, %s", of)
                .isLessThan(KOLMOGOROV_SMIRNOV_LIMIT);
        assertThat(serialCorrelation(gaps) * Math.sqrt(gaps.length))
                .as("serial correlation in standard deviations, %s", of)
                .isBetween(-3.3, 3.3);
        int windows = 1_000;
        // The index of dispersion of so many windows has a standard deviation of sqrt(2 / (windows - 1)).
        assertThat(dispersion(countsInWindows(starts, windows, expected, scale)))
                .as("index of dispersion, %s", of)
                .isBetween(1 - 3.3 * Math.sqrt(2.0 / (windows - 1)), 1 + 3.3 * Math.sqrt(2.0 / (windows - 1)));
    }

    private static org.assertj.core.data.Offset<Integer> within(double offset) {
        return org.assertj.core.data.Offset.offset((int) offset);
    }

    private static LongToDoubleFunction integral(double from, double to, double seconds) {
        return startNs -> {
            double s = startNs / 1e9;
            return from * s + (to - from) / seconds / 2 * s * s;
        };
    }

    private static double correlation(long[] a, long[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double products = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            products += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return products / Math.sqrt(squaresA * squaresB);
    }
}
