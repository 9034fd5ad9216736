package dev.keywave.farm;

import dev.keywave.workload.Arrivals;
import dev.keywave.workload.ClosedWorkload;
import dev.keywave.workload.OpenWorkload;

/** What a phase asks of the farm. */
public sealed interface Load {

    /**
     * Each user who is not registered yet, once, at a rate.
     *
     * @param ratePerS starts per second, all loops together, above 0
     */
    record Enrolment(double ratePerS, Arrivals arrivals, long seed) implements Load {}

    /** Starts by a schedule that no response holds up. */
    record Open(OpenWorkload workload) implements Load {}

    /** So many users at a time, each starting again after its own end and the think time. */
    record Closed(ClosedWorkload workload) implements Load {}
}
