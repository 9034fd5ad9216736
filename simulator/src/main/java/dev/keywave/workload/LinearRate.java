package dev.keywave.workload;

/**
 * A rate in a straight line over a phase, and the inverse of its integral: the time at which so many starts are
 * expected to have happened. Each time is computed from its position alone, so that nothing accumulates.
 *
 * @param fromPerS starts per second at the beginning
 * @param toPerS starts per second at the end
 * @param durationNs length of the phase
 */
record LinearRate(double fromPerS, double toPerS, long durationNs) {

    private static final double NS_PER_S = 1e9;

    /** Integral of the rate over the phase. */
    double expectedStarts() {
        return (fromPerS + toPerS) / 2 * durationNs / NS_PER_S;
    }

    /**
     * When the integral of the rate reaches a value.
     *
     * @param position 0 to {@link #expectedStarts()}
     * @return nanoseconds from the start of the phase, less than its length
     */
    long timeNs(double position) {
        // A falling ramp is a rising one seen from its end. Solved from the slow end, the equation loses no digits.
        double timeNs = toPerS >= fromPerS
                ? fromSlowEndNs(position, fromPerS, toPerS)
                : durationNs - fromSlowEndNs(expectedStarts() - position, toPerS, fromPerS);
        return Math.max(0, Math.min(durationNs - 1, Math.round(timeNs)));
    }

    /** Solves {@code slow * t + slope / 2 * t^2 = starts} for t. */
    private double fromSlowEndNs(double starts, double slowPerS, double fastPerS) {
        if (starts <= 0) {
            return 0;
        }
        if (slowPerS == fastPerS) {
            return starts * NS_PER_S / slowPerS;
        }
        double slopePerS2 = (fastPerS - slowPerS) * NS_PER_S / durationNs;
        double root = Math.sqrt(slowPerS * slowPerS + 2 * slopePerS2 * starts);
        return 2 * starts * NS_PER_S / (slowPerS + root);
    }
}
