package dev.keywave.workload;

/**
 * The intended starts of one loop in one phase: a cursor over a pure sequence, decided before the run and never moved by
 * what the run does. For one loop's thread.
 */
@FunctionalInterface
public interface ArrivalSchedule {

    /** What {@link #nextNs()} gives when no start is left: later than any time. */
    long END = Long.MAX_VALUE;

    /**
     * The next intended start.
     *
     * @return nanoseconds from the start of the phase, never less than the one before and less than the phase's length;
     *     {@link #END} when none is left, and from then on
     */
    long nextNs();
}
