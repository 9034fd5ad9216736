package dev.keywave.workload;

/**
 * An open workload: ceremonies start when the schedule says, whether or not earlier ones have ended. The rate goes in a
 * straight line from one value to the other.
 *
 * @param arrivals how the starts are spread
 * @param fromRatePerS starts per second when the phase begins, for all loops together
 * @param toRatePerS starts per second when it ends; the same for a constant rate
 * @param durationNs length of the phase
 * @param exactCount whether a Poisson process has exactly the expected number of starts (a given number of users to
 *     register, say) in place of a random one; evenly spaced starts always have
 * @param seed of the Poisson process; the same seed and number of loops give the same starts
 */
public record OpenWorkload(
        Arrivals arrivals, double fromRatePerS, double toRatePerS, long durationNs, boolean exactCount, long seed) {

    private static final double MAX_RATE_PER_S = 1e8;

    /** Rejects what is no workload: rates that are negative, endless or both 0, and phases without length. */
    public OpenWorkload {
        if (!(fromRatePerS >= 0 && toRatePerS >= 0 && fromRatePerS + toRatePerS > 0)
                || Math.max(fromRatePerS, toRatePerS) > MAX_RATE_PER_S) {
            throw new IllegalArgumentException(
                    "rates from " + fromRatePerS + " to " + toRatePerS + " per second are no workload");
        }
        if (durationNs <= 0) {
            throw new IllegalArgumentException("a phase of " + durationNs + " ns is no workload");
        }
    }

    /** One rate for some time. */
    public static OpenWorkload constantRate(double ratePerS, long durationNs, Arrivals arrivals, long seed) {
        return new OpenWorkload(arrivals, ratePerS, ratePerS, durationNs, false, seed);
    }

    /** A rate that rises or falls in a straight line. */
    public static OpenWorkload ramp(
            double fromRatePerS, double toRatePerS, long durationNs, Arrivals arrivals, long seed) {
        return new OpenWorkload(arrivals, fromRatePerS, toRatePerS, durationNs, false, seed);
    }

    /** Exactly so many starts at one rate; lasts as long as that takes. */
    public static OpenWorkload exactly(long starts, double ratePerS, Arrivals arrivals, long seed) {
        if (starts <= 0) {
            throw new IllegalArgumentException(starts + " starts are no workload");
        }
        long durationNs = (long) Math.ceil(starts * 1e9 / ratePerS);
        return new OpenWorkload(arrivals, ratePerS, ratePerS, durationNs, true, seed);
    }

    /** The number of starts of all loops: exact, but for a Poisson process without exact count its expectation. */
    public long expectedStarts() {
        return Math.round(rate().expectedStarts());
    }

    /**
     * The part of one loop. The parts of all loops together are the whole.
     *
     * <p>Evenly spaced starts are dealt out in turn: loop {@code i} of {@code K} takes the starts {@code i, i + K, ...}.
     * A Poisson process is split into K independent ones of a K-th of the rate: by the superposition theorem their union
     * is again a Poisson process of the whole rate (Kingman, Poisson Processes, 1993, section 2.2), and loops need not
     * share a generator. With an exact count each loop has its fixed share of the number; each start is independently
     * placed, as the starts of a Poisson process are once their number is known, so that the union is right as well.
     *
     * @param loop which one, from 0
     * @param loops how many there are
     */
    public ArrivalSchedule split(int loop, int loops) {
        if (loop < 0 || loop >= loops) {
            throw new IllegalArgumentException("there is no loop " + loop + " among " + loops);
        }
        if (arrivals == Arrivals.CONSTANT) {
            return new EvenArrivals(rate(), expectedStarts(), loop, loops);
        }
        UnitExponentials random = UnitExponentials.ofLoop(seed, loop);
        if (exactCount) {
            long share = expectedStarts() / loops + (loop < expectedStarts() % loops ? 1 : 0);
            return new CountedPoissonArrivals(rate(), share, random);
        }
        return new PoissonArrivals(rate(), loops, random);
    }

    private LinearRate rate() {
        return new LinearRate(fromRatePerS, toRatePerS, durationNs);
    }
}
