package dev.keywave.farm;

import dev.keywave.adapter.Step;
import dev.keywave.authenticator.CounterPolicy;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.RaceKind;
import dev.keywave.measure.RaceOutcome;
import dev.keywave.workload.CeremonyType;
import org.jspecify.annotations.Nullable;

/**
 * Two authentications of one credential that meet on purpose. When both are accepted and the authenticator counts, the
 * higher counter is sent once more: a relying party that takes it has kept the lower one, unless it takes it a second
 * time too, for then it does not look at counters at all.
 */
final class Race implements Purpose {

    private final FarmLoop loop;
    private final PhaseRun run;
    private final RaceKind kind;
    private final long user;
    private final int number;
    private final long intendedNs;
    private final boolean counts;
    private final Ceremony first;
    private Ceremony second;
    private @Nullable Step atFirst;
    private @Nullable Step atSecond;
    private @Nullable Outcome ofFirst;
    private @Nullable Outcome ofSecond;
    private boolean firstSigned;
    private boolean probing;
    private boolean repeatedAccepted;

    Race(FarmLoop loop, PhaseRun run, RaceKind kind, long user, int number, long intendedNs) {
        this.loop = loop;
        this.run = run;
        this.kind = kind;
        this.user = user;
        this.number = number;
        this.intendedNs = intendedNs;
        this.first = loop.ceremony();
        this.counts = first.prepare(run, CeremonyType.AUTHENTICATION, this, user, number, intendedNs)
                        .model()
                        .counterPolicy()
                != CounterPolicy.ALWAYS_ZERO;
        this.second = first;
    }

    void start() {
        if (kind == RaceKind.CONCURRENT) {
            startSecond();
        }
        first.begin();
    }

    private void startSecond() {
        second = loop.ceremony();
        second.prepare(run, CeremonyType.AUTHENTICATION, this, user, number, intendedNs);
        second.begin();
    }

    @Override
    public boolean act(Ceremony ceremony, Step step) {
        if (probing) {
            return ceremony.route().act().repeatCounter(step, ceremony);
        }
        if (ceremony == first) {
            return arriveFirst(step);
        }
        atSecond = step;
        if (kind == RaceKind.CROSSING) {
            return performs(second, step);
        }
        if (ofFirst != null) {
            return performs(second, step);
        }
        second.park();
        if (atFirst != null) {
            meet();
        }
        return false;
    }

    private boolean arriveFirst(Step step) {
        atFirst = step;
        if (ofSecond != null) {
            return performs(first, step);
        }
        first.park();
        if (kind == RaceKind.CROSSING) {
            startSecond();
        } else if (atSecond != null) {
            meet();
        }
        return false;
    }

    /** Both have their options: the first signs first, so that the second has the higher counter and leaves before it. */
    private void meet() {
        Step stepOfFirst = atFirst;
        Step stepOfSecond = atSecond;
        if (stepOfFirst == null || stepOfSecond == null) {
            return;
        }
        boolean goesOn = performs(first, stepOfFirst);
        firstSigned = true;
        if (loop.parked().contains(second) && performs(second, stepOfSecond)) {
            second.resume();
        }
        if (goesOn) {
            first.resume();
        }
    }

    private static boolean performs(Ceremony ceremony, Step step) {
        AuthenticatorAct act = ceremony.route().act();
        act.perform(step, ceremony);
        if (act.failure() != null) {
            ceremony.end(Outcome.FAILED, act.failure());
            return false;
        }
        return true;
    }

    @Override
    public void ended(Ceremony ceremony, Outcome outcome, @Nullable String reason, long nowNs) {
        loop.over(ceremony);
        if (probing) {
            probed(outcome, nowNs);
            return;
        }
        if (ceremony == first && ofFirst == null) {
            ofFirst = outcome;
            if (kind == RaceKind.CROSSING && second == first) {
                ofSecond = outcome;
            }
        } else {
            ofSecond = outcome;
        }
        release();
        if (ofFirst != null && ofSecond != null) {
            judge(ofFirst, ofSecond, nowNs);
        }
    }

    /** Who still waits for the one that ended goes on alone. */
    private void release() {
        if (ofSecond != null
                && ofFirst == null
                && atFirst != null
                && !firstSigned
                && loop.parked().contains(first)) {
            firstSigned = true;
            if (performs(first, atFirst)) {
                first.resume();
            }
        } else if (ofFirst != null
                && ofSecond == null
                && atSecond != null
                && loop.parked().contains(second)) {
            if (performs(second, atSecond)) {
                second.resume();
            }
        }
    }

    private void judge(Outcome one, Outcome other, long nowNs) {
        if (one == Outcome.UNFINISHED || other == Outcome.UNFINISHED) {
            finish(RaceOutcome.UNFINISHED, nowNs);
        } else if (one == Outcome.ACCEPTED && other == Outcome.ACCEPTED) {
            if (counts) {
                probe();
            } else {
                finish(RaceOutcome.BOTH_ACCEPTED, nowNs);
            }
        } else if (one == Outcome.REJECTED && other == Outcome.REJECTED) {
            finish(RaceOutcome.NONE_ACCEPTED, nowNs);
        } else if (one == Outcome.REJECTED && other == Outcome.ACCEPTED) {
            // in a race of equals the first one signed with the lower counter
            boolean alarm = counts && kind == RaceKind.CONCURRENT;
            finish(alarm ? RaceOutcome.CLONE_ALARM : RaceOutcome.ONE_REJECTED, nowNs);
        } else if (one == Outcome.ACCEPTED && other == Outcome.REJECTED) {
            finish(RaceOutcome.ONE_REJECTED, nowNs);
        } else {
            finish(RaceOutcome.FAILED, nowNs);
        }
    }

    private void probe() {
        probing = true;
        Ceremony probe = loop.ceremony();
        probe.prepare(run, CeremonyType.AUTHENTICATION, this, user, number, intendedNs);
        probe.begin();
    }

    private void probed(Outcome outcome, long nowNs) {
        if (outcome == Outcome.ACCEPTED && !repeatedAccepted) {
            repeatedAccepted = true;
            probe();
        } else if (outcome == Outcome.REJECTED) {
            finish(repeatedAccepted ? RaceOutcome.LOST_UPDATE : RaceOutcome.BOTH_ACCEPTED, nowNs);
        } else if (outcome == Outcome.ACCEPTED) {
            finish(RaceOutcome.BOTH_ACCEPTED, nowNs);
        } else {
            finish(outcome == Outcome.UNFINISHED ? RaceOutcome.UNFINISHED : RaceOutcome.FAILED, nowNs);
        }
    }

    private void finish(RaceOutcome outcome, long nowNs) {
        loop.recorder().racesEnded(kind, outcome, 1);
        loop.users().giveBack(user);
        loop.finished(run, user, nowNs);
    }
}
