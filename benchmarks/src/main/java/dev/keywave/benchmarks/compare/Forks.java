package dev.keywave.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The forks of one benchmark: a number for each iteration of each, and one that each fork stands for. A side, or the
 * difference of two, stands for the 20% trimmed mean of its forks.
 */
final class Forks {

    private static final int TRIMMED_ONE_IN = 5;

    private final double[][] values;
    private final Location location;
    private final double[] drawn;

    /** What a fork stands for. */
    private enum Location {
        /** The lower quartile. */
        LOWER_QUARTILE {
            @Override
            double of(double[] sorted, int length) {
                double position = (length - 1) / 4.0;
                int below = (int) position;
                int above = Math.min(below + 1, length - 1);
                return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
            }
        },
        /** The mean of the middle half. */
        MIDMEAN {
            @Override
            double of(double[] sorted, int length) {
                int left = length / 4;
                double sum = 0;
                for (int i = left; i < length - left; i++) {
                    sum += sorted[i];
                }
                return sum / (length - 2 * left);
            }
        };

        abstract double of(double[] sorted, int length);
    }

    private Forks(double[][] values, Location location) {
        this.values = values;
        this.location = location;
        this.drawn = new double
                [Arrays.stream(values).mapToInt(fork -> fork.length).max().orElse(0)];
    }

    /**
     * One side, as logarithms of times. A fork stands for the lower quartile of its iterations: who shares the machine only
     * ever adds time, so its faster iterations tell more of the code.
     */
    static Forks times(JmhMode mode, List<double[]> scores) {
        return new Forks(
                scores.stream()
                        .map(fork -> Arrays.stream(fork).map(mode::logTime).toArray())
                        .toArray(double[][]::new),
                Location.LOWER_QUARTILE);
    }

    /**
     * How much longer the n-th iterations of two sides took in the second, as logarithms of ratios; they ran in turns. A
     * pair of forks stands for the mean of the middle half: a disturbance hits either side.
     */
    static Forks differences(Forks baseline, Forks measured) {
        double[][] differences = new double[Math.min(baseline.count(), measured.count())][];
        for (int fork = 0; fork < differences.length; fork++) {
            double[] before = baseline.values[fork];
            double[] after = measured.values[fork];
            differences[fork] = new double[Math.min(before.length, after.length)];
            Arrays.setAll(differences[fork], i -> after[i] - before[i]);
        }
        return new Forks(differences, Location.MIDMEAN);
    }

    int count() {
        return values.length;
    }

    /** What each fork stands for. */
    double[] locations() {
        double[] locations = new double[values.length];
        for (int fork = 0; fork < values.length; fork++) {
            double[] sorted = values[fork].clone();
            Arrays.sort(sorted);
            locations[fork] = location.of(sorted, sorted.length);
        }
        return locations;
    }

    /** What a fork would stand for, had its iterations been drawn from its own, with replacement. */
    double drawLocation(int fork, Random random) {
        double[] own = values[fork];
        for (int i = 0; i < own.length; i++) {
            drawn[i] = own[random.nextInt(own.length)];
        }
        Arrays.sort(drawn, 0, own.length);
        return location.of(drawn, own.length);
    }

    /** The mean without the highest and the lowest fifth; the array is left sorted. */
    static double trimmedMean(double[] values) {
        Arrays.sort(values);
        int left = values.length / TRIMMED_ONE_IN;
        double sum = 0;
        for (int i = left; i < values.length - left; i++) {
            sum += values[i];
        }
        return sum / (values.length - 2 * left);
    }
}
