package dev.keywave.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The forks of one benchmark on one side as logarithms of times. A fork stands for the lower quartile of its iterations:
 * who shares the machine only ever adds time, so its faster iterations tell more of the code. A side stands for the 20%
 * trimmed mean of its forks.
 */
final class ForkTimes {

    private static final int TRIMMED_ONE_IN = 5;
    private static final double QUARTILE = 0.25;

    private final double[][] logTimes;
    private final double[] drawn;

    private ForkTimes(double[][] logTimes) {
        this.logTimes = logTimes;
        this.drawn = new double
                [Arrays.stream(logTimes).mapToInt(fork -> fork.length).max().orElse(0)];
    }

    static ForkTimes of(JmhMode mode, List<double[]> scores) {
        return new ForkTimes(scores.stream()
                .map(fork -> Arrays.stream(fork).map(mode::logTime).toArray())
                .toArray(double[][]::new));
    }

    int count() {
        return logTimes.length;
    }

    /** What each fork stands for. */
    double[] quartiles() {
        return Arrays.stream(logTimes)
                .mapToDouble(fork -> quartileOf(fork.clone(), fork.length))
                .toArray();
    }

    /** The same with iterations drawn from the fork's own, with replacement. */
    double drawQuartile(int fork, Random random) {
        double[] own = logTimes[fork];
        for (int i = 0; i < own.length; i++) {
            drawn[i] = own[random.nextInt(own.length)];
        }
        return quartileOf(drawn, own.length);
    }

    private static double quartileOf(double[] values, int length) {
        Arrays.sort(values, 0, length);
        double position = QUARTILE * (length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, length - 1);
        return values[below] + (position - below) * (values[above] - values[below]);
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
