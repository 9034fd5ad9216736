package dev.keywave.benchmarks.compare;

/**
 * Between which values something lies, with some confidence.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {

    /** Whether a value lies in it. */
    boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether all of it lies between two values. */
    boolean isWithin(double from, double to) {
        return from < low && high < to;
    }
}
