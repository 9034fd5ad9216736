package dev.keywave.farm;

import dev.keywave.workload.ArrivalSchedule;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.ClosedWorkload;
import dev.keywave.workload.OpenWorkload;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A phase, divided among the loops. */
final class PhaseShares {

    private static final ArrivalSchedule NONE = () -> ArrivalSchedule.END;

    private final Phase phase;
    private final long startNs;
    private final List<Integer> unregistered;
    private final long unregisteredUsers;
    private final Behaviour behaviour;

    /**
     * Looks at the phase.
     *
     * @param unregistered how many of each loop's users are not registered
     */
    PhaseShares(Phase phase, long startNs, List<Integer> unregistered, Behaviour behaviour) {
        this.phase = phase;
        this.startNs = startNs;
        this.unregistered = unregistered;
        this.behaviour = behaviour;
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
        if (load instanceof Load.Turns turns) {
            return (long) (turns.turns().size() * 1e9 / turns.ratePerS());
        }
        long starts = unregisteredUsers + (unregisteredUsers == 0 ? 0 : attacksBeside(unregisteredUsers));
        return (long) (starts * 1e9 / ((Load.Enrolment) load).ratePerS());
    }

    Errands errandsOfLoop(int loop) {
        SplittableRandom random = new SplittableRandom(
                behaviour.seed() + 31L * loop + phase.name().hashCode());
        if (phase.load() instanceof Load.Enrolment) {
            int users = unregistered.get(loop);
            return Errands.enrolment(users, attacksBeside(users), random);
        }
        int loops = unregistered.size();
        if (phase.load() instanceof Load.Turns turns) {
            return Errands.turns(turns, loop, loops);
        }
        Errands logins = Errands.of(phase, behaviour, random);
        return phase.mix().share(CeremonyType.AUTHENTICATION) == 1
                ? logins
                : Errands.mixed(
                        phase.mix(), logins, behaviour.seed() ^ phase.name().hashCode(), loop, loops);
    }

    /** What asks for options beside the ceremonies, or null. */
    @Nullable
    Flood floodOfLoop(int loop) {
        if (phase.floodPerS() == 0) {
            return null;
        }
        OpenWorkload flood = OpenWorkload.ramp(
                phase.floodPerS(), phase.floodPerS(), durationNs(), Arrivals.CONSTANT, behaviour.seed());
        return new Flood(flood.split(loop, unregistered.size()), startNs, loop, unregistered.size());
    }

    /** In an enrolment attacks come on top, so that each user still gets a turn. */
    private long attacksBeside(long users) {
        double share = behaviour.attacksOn(phase.attacked());
        return phase.measured() ? Math.round(users * share / (1 - share)) : 0;
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
        if (load instanceof Load.Turns turns) {
            return new OpenStarts(schedule(turns, loop, loops), startNs);
        }
        return enrolment((Load.Enrolment) load, loop);
    }

    /** The starts of all turns are one sequence, of which a loop takes those of its users. */
    private static ArrivalSchedule schedule(Load.Turns load, int loop, int loops) {
        if (load.turns().isEmpty()) {
            return NONE;
        }
        OpenWorkload workload =
                OpenWorkload.exactly(load.turns().size(), load.ratePerS(), load.arrivals(), load.seed());
        ArrivalSchedule all = workload.split(0, 1);
        Iterator<Turn> turns = load.turns().iterator();
        return () -> {
            while (turns.hasNext()) {
                long startNs = all.nextNs();
                if (turns.next().user() % loops == loop) {
                    return startNs;
                }
            }
            return ArrivalSchedule.END;
        };
    }

    /** As many starts as the loop has users to register, at its part of the rate, a step behind the loop before. */
    private Starts enrolment(Load.Enrolment load, int loop) {
        int users = unregistered.get(loop);
        if (users == 0) {
            return new OpenStarts(NONE, startNs);
        }
        long starts = users + attacksBeside(users);
        double ratePerS = load.ratePerS() * users / unregisteredUsers;
        long stepNs = (long) (loop * 1e9 / load.ratePerS());
        OpenWorkload share = OpenWorkload.exactly(starts, ratePerS, load.arrivals(), load.seed() + loop);
        return new OpenStarts(share.split(0, 1), startNs + stepNs);
    }
}
