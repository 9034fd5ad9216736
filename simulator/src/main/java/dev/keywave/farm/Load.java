package dev.keywave.farm;

import dev.keywave.workload.Arrivals;
import dev.keywave.workload.ClosedWorkload;
import dev.keywave.workload.OpenWorkload;
import java.util.List;

/** What a phase asks of the farm. */
public sealed interface Load {

    /**
     * Each user who is not registered yet, once, at a rate.
     *
     * @param ratePerS starts per second, all loops together, above 0
     * @param users only the first so many users of the population; the rest stay as they are
     */
    record Enrolment(double ratePerS, Arrivals arrivals, long seed, long users) implements Load {

        /** All users. */
        public Enrolment(double ratePerS, Arrivals arrivals, long seed) {
            this(ratePerS, arrivals, seed, Long.MAX_VALUE);
        }
    }

    /** Starts by a schedule that no response holds up. */
    record Open(OpenWorkload workload) implements Load {}

    /** So many users at a time, each starting again after its own end and the think time. */
    record Closed(ClosedWorkload workload) implements Load {}

    /**
     * Exactly these users do exactly that, once each entry, the starts in this order and at that rate. Whose turn comes
     * while they are busy, takes it afterwards; nobody else waits for them. An authentication by a user without a
     * credential ends as failed, {@code no_registered_user}; a registration by one who has all credentials already ends as
     * failed, {@code user_already_registered}, and changes nothing.
     *
     * @param ratePerS starts per second, all loops together, above 0
     */
    record Turns(List<Turn> turns, double ratePerS, Arrivals arrivals, long seed) implements Load {

        /** Copies the list. */
        public Turns {
            turns = List.copyOf(turns);
        }
    }
}
