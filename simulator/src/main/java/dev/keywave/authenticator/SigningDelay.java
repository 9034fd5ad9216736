package dev.keywave.authenticator;

import java.util.random.RandomGenerator;

/**
 * How long a person takes from the prompt to the authenticator's answer: log-normal, as reaction and task times are.
 *
 * @param medianNs nanoseconds
 * @param p95Ns nanoseconds, at least the median
 */
public record SigningDelay(long medianNs, long p95Ns) {

    /** No time at all. */
    public static final SigningDelay NONE = new SigningDelay(0, 0);

    /** The 95th percentile of the standard normal distribution. */
    private static final double Z95 = 1.6448536269514722;

    /** Refuses what is no distribution. */
    public SigningDelay {
        if (medianNs < 0 || p95Ns < medianNs || (medianNs == 0 && p95Ns > 0)) {
            throw new IllegalArgumentException("no signing delay: median " + medianNs + " ns, p95 " + p95Ns + " ns");
        }
    }

    /** One delay, nanoseconds. */
    public long sampleNs(RandomGenerator random) {
        if (medianNs == 0) {
            return 0;
        }
        double sigma = Math.log((double) p95Ns / medianNs) / Z95;
        return Math.round(medianNs * Math.exp(sigma * random.nextGaussian()));
    }
}
