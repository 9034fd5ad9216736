package dev.keywave.benchmarks.compare;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * How much longer an operation takes in the new than in the baseline, as the logarithm of the ratio of times.
 *
 * @param logRatio above 0 when the new one takes longer
 * @param standardError of it; infinite when one side has a single fork, which says nothing about the next
 * @param degreesOfFreedom of Student's distribution, for its interval
 * @param paired whether forks were compared with their neighbours in time
 * @param forks on the side that has fewer
 */
public record RatioEstimate(double logRatio, double standardError, double degreesOfFreedom, boolean paired, int forks) {

    /** The interval of the logarithm. */
    Interval logInterval(double confidence) {
        double half = halfWidth(confidence, standardError, degreesOfFreedom);
        return new Interval(logRatio - half, logRatio + half);
    }

    /** The ratio of scores, new over baseline, as that mode counts them. */
    public double scoreRatio(JmhMode mode) {
        return Math.exp(mode.higherIsBetter() ? -logRatio : logRatio);
    }

    /** Its interval. */
    public Interval scoreInterval(JmhMode mode, double confidence) {
        Interval log = logInterval(confidence);
        return mode.higherIsBetter()
                ? new Interval(Math.exp(-log.high()), Math.exp(-log.low()))
                : new Interval(Math.exp(log.low()), Math.exp(log.high()));
    }

    static double halfWidth(double confidence, double standardError, double degreesOfFreedom) {
        if (!Double.isFinite(standardError) || degreesOfFreedom < 1) {
            return Double.POSITIVE_INFINITY;
        }
        return standardError * new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + confidence) / 2);
    }
}
