package dev.keywave.benchmarks.verify;

import java.util.List;

/**
 * Operations per second and core, measured in several rounds.
 *
 * @param rounds each round's mean; a round is a JVM of its own, or one call of {@code openssl speed}
 */
public record Figure(List<Double> rounds) {

    /** Student's t, two-sided 95 %, by degrees of freedom from 1. */
    private static final double[] T95 = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086
    };

    private static final double T95_OF_MANY = 1.960;

    /** At least one round. */
    public Figure {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no round");
        }
    }

    /** Mean of the rounds. */
    public double perS() {
        return rounds.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /**
     * Half the width of the mean's 95 % confidence interval as a share of the mean, over rounds, since JVMs differ by
     * more than the iterations of one; not a number for a single round.
     */
    public double relativeError() {
        int n = rounds.size();
        if (n < 2) {
            return Double.NaN;
        }
        double mean = perS();
        double variance =
                rounds.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (n - 1);
        double t = n - 2 < T95.length ? T95[n - 2] : T95_OF_MANY;
        return t * Math.sqrt(variance / n) / mean;
    }
}
