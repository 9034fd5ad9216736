package dev.keywave.plan;

import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.population.Population;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.OpenWorkload;
import java.util.stream.LongStream;

/** Looks whether the registrations among the starts of open phases will find enough users who are not registered. */
public final class MixedRegistrations {

    /** Standard deviations that a loop's number of registrations may be above its expectation. */
    private static final double MARGIN = 4;

    private final Population population;
    private final int loops;
    /** Users before this one register in an enrolment. */
    private long enrolled;

    private double expected;
    private double variance;

    private MixedRegistrations(Population population, int loops) {
        this.population = population;
        this.loops = loops;
    }

    /**
     * How many unregistered users so many registrations among the starts of open phases ask for, whatever the arrivals.
     *
     * @param expected registrations of all those phases
     * @param loops of the run, each of which has its own users
     */
    public static long usersFor(double expected, int loops) {
        return ofLoop(expected, expected, loops) * loops;
    }

    /**
     * How many users are left for such registrations: so many times those of the loop that has the fewest.
     *
     * @param loops of the run
     */
    public static long usersLeft(Population population, int loops) {
        MixedRegistrations registrations = new MixedRegistrations(population, loops);
        return LongStream.range(0, loops)
                        .map(loop -> registrations.unregistered((int) loop))
                        .min()
                        .orElse(0)
                * loops;
    }

    private static long ofLoop(double expected, double variance, int loops) {
        return (long) Math.ceil(expected / loops + MARGIN * Math.sqrt(variance / loops));
    }

    /**
     * Goes through the phases.
     *
     * @throws InputException one line with the number of users that is needed, when there are fewer
     */
    static void require(RunPlan plan, Population population) {
        MixedRegistrations registrations = new MixedRegistrations(population, plan.loops());
        plan.phases().forEach(registrations::look);
    }

    private void look(Phase phase) {
        if (phase.load() instanceof Load.Enrolment enrolment) {
            enrolled = Math.max(enrolled, Math.min(enrolment.users(), population.users()));
        }
        double share = phase.mix().share(CeremonyType.REGISTRATION);
        if (share == 0 || !(phase.load() instanceof Load.Open open)) {
            return;
        }
        OpenWorkload workload = open.workload();
        double ofPhase = workload.expectedStarts() * share;
        expected += ofPhase;
        variance += workload.arrivals() == Arrivals.CONSTANT ? ofPhase * (1 - share) : ofPhase;
        long ofLoop = ofLoop(expected, variance, loops);
        long fewest = Long.MAX_VALUE;
        long left = 0;
        for (int loop = 0; loop < loops; loop++) {
            long ofThisLoop = unregistered(loop);
            fewest = Math.min(fewest, ofThisLoop);
            left += ofThisLoop;
        }
        if (fewest < ofLoop) {
            long users = population.users() + (ofLoop - fewest) * loops;
            throw new InputException("phase " + phase.name() + ": its mix registers some " + Math.round(expected)
                    + " users, those of mixes before it included, " + ofLoop * loops + " to be safe, but only " + left
                    + " of the " + population.users() + " users are left unregistered; have " + users
                    + " users, or let fewer enrol before (--enrolled)");
        }
    }

    /** Those of a loop who are left. */
    private long unregistered(int loop) {
        long count = 0;
        long first = enrolled + Math.floorMod(loop - enrolled, (long) loops);
        for (long user = first; user < population.users(); user += loops) {
            if (!population.registered(user, 0) && !population.left(user)) {
                count++;
            }
        }
        return count;
    }
}
