package dev.keywave.benchmarks.compare;

import java.util.Random;

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
    RatioEstimate independent(Forks baseline, Forks measured) {
        double logRatio = Forks.trimmedMean(measured.locations()) - Forks.trimmedMean(baseline.locations());
        Random random = new Random(seed);
        double ofBaseline = variance(baseline, random);
        double ofMeasured = variance(measured, random);
        double variance = ofBaseline + ofMeasured;
        // Welch and Satterthwaite
        double degrees = variance
                * variance
                / (ofBaseline * ofBaseline / (baseline.count() - 1) + ofMeasured * ofMeasured / (measured.count() - 1));
        int forks = Math.min(baseline.count(), measured.count());
        return estimate(logRatio, variance, Double.isFinite(degrees) ? degrees : forks - 1.0, false, forks);
    }

    /** Of two sides whose iterations took turns: the n-th of one beside the n-th of the other, fork by fork. */
    RatioEstimate paired(Forks baseline, Forks measured) {
        Forks differences = Forks.differences(baseline, measured);
        int pairs = differences.count();
        double logRatio = Forks.trimmedMean(differences.locations());
        return estimate(logRatio, variance(differences, new Random(seed)), pairs - 1.0, true, pairs);
    }

    private static RatioEstimate estimate(double logRatio, double variance, double degrees, boolean paired, int forks) {
        double error = forks < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(variance);
        return new RatioEstimate(logRatio, error, degrees, paired, forks);
    }

    private double variance(Forks of, Random random) {
        int forks = of.count();
        if (forks < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] drawn = new double[forks];
        double mean = 0;
        double squares = 0;
        for (int i = 1; i <= resamples; i++) {
            for (int fork = 0; fork < forks; fork++) {
                drawn[fork] = of.drawLocation(random.nextInt(forks), random);
            }
            double value = Forks.trimmedMean(drawn);
            double delta = value - mean;
            mean += delta / i;
            squares += delta * (value - mean);
        }
        return squares / (resamples - 1) * forks / (forks - 1);
    }
}
