package dev.keywave.benchmarks.compare;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The error of a ratio by drawing again at each level of the experiment: forks, then iterations within them (Kalibera and
 * Jones, "Rigorous Benchmarking in Reasonable Time", ISMM 2013). The standard deviation of what is drawn is widened by
 * n / (n - 1), since a bootstrap of few forks is too narrow by as much (Hesterberg, "What Teachers Should Know about the
 * Bootstrap", 2015), and intervals take Student's distribution.
 */
final class HierarchicalBootstrap {

    static final int RESAMPLES = 2_000;

    private final int resamples;
    private final long seed;

    HierarchicalBootstrap(int resamples, long seed) {
        this.resamples = resamples;
        this.seed = seed;
    }

    /** Of two sides that were measured apart. */
    RatioEstimate independent(ForkTimes baseline, ForkTimes measured) {
        double logRatio = ForkTimes.trimmedMean(measured.quartiles()) - ForkTimes.trimmedMean(baseline.quartiles());
        Random random = new Random(seed);
        double ofBaseline = variance(baseline.count(), drawn -> draw(baseline, drawn, random));
        double ofMeasured = variance(measured.count(), drawn -> draw(measured, drawn, random));
        double variance = ofBaseline + ofMeasured;
        // Welch and Satterthwaite
        double degrees = variance
                * variance
                / (ofBaseline * ofBaseline / (baseline.count() - 1) + ofMeasured * ofMeasured / (measured.count() - 1));
        int forks = Math.min(baseline.count(), measured.count());
        return estimate(logRatio, variance, Double.isFinite(degrees) ? degrees : forks - 1.0, false, forks);
    }

    /** Of two sides whose forks ran in turns: the n-th of one beside the n-th of the other. */
    RatioEstimate paired(ForkTimes baseline, ForkTimes measured) {
        int pairs = Math.min(baseline.count(), measured.count());
        double[] before = baseline.quartiles();
        double[] after = measured.quartiles();
        double[] differences = new double[pairs];
        Arrays.setAll(differences, i -> after[i] - before[i]);
        double logRatio = ForkTimes.trimmedMean(differences);
        Random random = new Random(seed);
        double variance = variance(pairs, drawn -> {
            for (int i = 0; i < pairs; i++) {
                int pair = random.nextInt(pairs);
                drawn[i] = measured.drawQuartile(pair, random) - baseline.drawQuartile(pair, random);
            }
            return ForkTimes.trimmedMean(drawn);
        });
        return estimate(logRatio, variance, pairs - 1.0, true, pairs);
    }

    private static RatioEstimate estimate(double logRatio, double variance, double degrees, boolean paired, int forks) {
        double error = forks < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(variance);
        return new RatioEstimate(logRatio, error, degrees, paired, forks);
    }

    private static double draw(ForkTimes side, double[] drawn, Random random) {
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = side.drawQuartile(random.nextInt(drawn.length), random);
        }
        return ForkTimes.trimmedMean(drawn);
    }

    private double variance(int forks, ToDoubleFunction<double[]> draw) {
        if (forks < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] drawn = new double[forks];
        double mean = 0;
        double squares = 0;
        for (int i = 1; i <= resamples; i++) {
            double value = draw.applyAsDouble(drawn);
            double delta = value - mean;
            mean += delta / i;
            squares += delta * (value - mean);
        }
        return squares / (resamples - 1) * forks / (forks - 1);
    }
}
