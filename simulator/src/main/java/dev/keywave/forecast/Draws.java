package dev.keywave.forecast;

/**
 * Numbers of events: drawn by inversion where few are expected, else by the normal approximation, which is then off by
 * less than one in a hundred of a standard deviation. {@link StrictMath} gives the same numbers on every machine.
 */
final class Draws {

    private static final double FEW = 30;

    private Draws() {}

    /** Successes among so many trials. */
    static long binomial(RandomStream random, long trials, double share) {
        if (trials <= 0 || share <= 0) {
            return 0;
        } else if (share >= 1) {
            return trials;
        } else if (share > 0.5) {
            return trials - binomial(random, trials, 1 - share);
        }
        double mean = trials * share;
        if (mean >= FEW) {
            double deviation = Math.sqrt(mean * (1 - share));
            return Math.min(trials, near(random, mean, deviation));
        }
        double odds = share / (1 - share);
        double probability = StrictMath.exp(trials * StrictMath.log1p(-share));
        double left = random.nextDouble();
        long successes = 0;
        while (left >= probability && successes < trials) {
            left -= probability;
            successes++;
            probability *= odds * (trials - successes + 1) / successes;
        }
        return successes;
    }

    /** Events of a Poisson process. */
    static long poisson(RandomStream random, double mean) {
        if (mean <= 0) {
            return 0;
        } else if (mean >= FEW) {
            return near(random, mean, Math.sqrt(mean));
        }
        double probability = StrictMath.exp(-mean);
        double left = random.nextDouble();
        long events = 0;
        while (left >= probability && events < 1_000) {
            left -= probability;
            events++;
            probability *= mean / events;
        }
        return events;
    }

    private static long near(RandomStream random, double mean, double deviation) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double normal = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
        return Math.max(0, Math.round(mean + deviation * normal));
    }
}
