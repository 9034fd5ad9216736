package dev.keywave.farm;

import dev.keywave.workload.ArrivalSchedule;
import dev.keywave.workload.ClosedWorkload;
import dev.keywave.workload.OpenWorkload;
import java.util.List;

/** A phase, divided among the loops. */
final class PhaseShares {

    private static final ArrivalSchedule NONE = () -> ArrivalSchedule.END;

    private final Phase phase;
    private final long startNs;
    private final List<Integer> unregistered;
    private final long unregisteredUsers;

    /**
     * Looks at the phase.
     *
     * @param unregistered how many of each loop's users are not registered
     */
    PhaseShares(Phase phase, long startNs, List<Integer> unregistered) {
        this.phase = phase;
        this.startNs = startNs;
        this.unregistered = unregistered;
        this.unregisteredUsers =
                unregistered.stream().mapToLong(Integer::longValue).sum();
    }

    /** From the start to the end of the last loop's share. */
    long durationNs() {
        Load load = phase.load();
        if (load instanceof Load.Open open) {
            return open.workload().durationNs();
        }
        if (load instanceof Load.Closed closed) {
            return closed.workload().durationNs();
        }
        return (long) (unregisteredUsers * 1e9 / ((Load.Enrolment) load).ratePerS());
    }

    Starts ofLoop(int loop) {
        int loops = unregistered.size();
        Load load = phase.load();
        if (load instanceof Load.Open open) {
            return new OpenStarts(open.workload().split(loop, loops), startNs);
        }
        if (load instanceof Load.Closed closed) {
            ClosedWorkload share = closed.workload().split(loop, loops);
            return new ClosedStarts(share, phase.measured(), startNs);
        }
        return enrolment((Load.Enrolment) load, loop);
    }

    /** As many starts as the loop has users to register, at its part of the rate, a step behind the loop before. */
    private Starts enrolment(Load.Enrolment load, int loop) {
        int users = unregistered.get(loop);
        if (users == 0) {
            return new OpenStarts(NONE, startNs);
        }
        double ratePerS = load.ratePerS() * users / unregisteredUsers;
        long stepNs = (long) (loop * 1e9 / load.ratePerS());
        OpenWorkload share = OpenWorkload.exactly(users, ratePerS, load.arrivals(), load.seed() + loop);
        return new OpenStarts(share.split(0, 1), startNs + stepNs);
    }
}
