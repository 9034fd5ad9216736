package dev.keywave.farm;

import dev.keywave.adapter.Step;
import dev.keywave.measure.Outcome;
import dev.keywave.workload.ArrivalSchedule;
import dev.keywave.workload.CeremonyType;
import org.jspecify.annotations.Nullable;

/**
 * Asks for options by a schedule of its own, beside a phase's ceremonies, and never answers them: each leaves a challenge
 * pending. It takes no user away from the honest ceremonies, only their names.
 */
final class Flood implements Purpose {

    private final ArrivalSchedule schedule;
    private final long phaseStartNs;
    private final long firstUser;
    private final long step;
    private long user;
    private boolean over;

    /**
     * A loop's share.
     *
     * @param loop number of the loop, whose users it names
     */
    Flood(ArrivalSchedule schedule, long phaseStartNs, int loop, int loops) {
        this.schedule = schedule;
        this.phaseStartNs = phaseStartNs;
        this.firstUser = loop;
        this.step = loops;
        this.user = loop;
    }

    void begin(FarmLoop loop, PhaseRun run) {
        next(loop, run);
    }

    private void next(FarmLoop loop, PhaseRun run) {
        long offsetNs = schedule.nextNs();
        if (offsetNs == ArrivalSchedule.END) {
            over = true;
            loop.signalIfDrained();
            return;
        }
        long intendedNs = phaseStartNs + offsetNs;
        loop.at(intendedNs, () -> {
            if (loop.stopped()) {
                over = true;
            } else {
                ask(loop, run, intendedNs);
                next(loop, run);
            }
        });
    }

    /** Whether it asks no more. */
    boolean isOver() {
        return over;
    }

    private void ask(FarmLoop loop, PhaseRun run, long intendedNs) {
        Ceremony ceremony = loop.ceremony();
        ceremony.prepare(run, CeremonyType.AUTHENTICATION, this, user, 0, intendedNs);
        user += step;
        if (user >= loop.population().users()) {
            user = firstUser;
        }
        loop.recorder().floodIntended();
        ceremony.begin();
    }

    /** The options are there; nobody wants them. */
    @Override
    public boolean act(Ceremony ceremony, Step authenticatorStep) {
        ceremony.end(Outcome.ACCEPTED, null);
        return false;
    }

    @Override
    public void ended(Ceremony ceremony, Outcome outcome, @Nullable String reason, long nowNs) {
        FarmLoop loop = ceremony.loop();
        loop.recorder().floodEnded(outcome);
        loop.over(ceremony);
        loop.signalIfDrained();
    }
}
