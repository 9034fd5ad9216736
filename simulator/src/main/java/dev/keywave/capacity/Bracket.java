package dev.keywave.capacity;

/**
 * Where the capacity lies, as far as one goal is concerned.
 *
 * @param goal as written
 * @param heldPerS the highest rate that held, below all that failed; 0 when none did
 * @param failedPerS the lowest rate that failed; infinite when none did
 */
public record Bracket(String goal, double heldPerS, double failedPerS) {

    /** Whether the rate that failed is at most that share above the one that held. */
    boolean isWithin(double precision) {
        return failedPerS <= heldPerS * (1 + precision);
    }
}
