package dev.keywave.farm;

import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.RaceKind;
import dev.keywave.measure.RaceOutcome;
import java.util.ArrayDeque;
import java.util.Deque;

/** Intended starts that are due and for which no user is idle, in their order. */
final class Waiting {

    private static final int EXPECTED = 64;

    private final LoopRecorder recorder;
    private final LongRing intendedNs = new LongRing(EXPECTED);
    private final Deque<Errand> errands = new ArrayDeque<>(EXPECTED);

    Waiting(LoopRecorder recorder) {
        this.recorder = recorder;
    }

    boolean isEmpty() {
        return intendedNs.isEmpty();
    }

    int size() {
        return intendedNs.size();
    }

    void add(long intendedStartNs, Errand errand) {
        intendedNs.add(intendedStartNs);
        errands.add(errand);
        recorder.queued(size());
    }

    long intendedNs() {
        return intendedNs.peek();
    }

    Errand errand() {
        return errands.element();
    }

    void remove() {
        long unusedNs = intendedNs.remove();
        Errand unusedErrand = errands.remove();
    }

    /** What still waits ends unfinished. */
    void abandon(Phase phase) {
        while (!isEmpty()) {
            Errand errand = errand();
            if (errand.isHonest()) {
                recorder.unfinished(errand.ceremony(phase.ceremony()), phase.measured(), 1);
            } else if (errand == Errand.RACE) {
                recorder.racesEnded(RaceKind.CONCURRENT, RaceOutcome.UNFINISHED, 1);
            } else {
                recorder.attacksNotStarted(1);
            }
            remove();
        }
        recorder.queued(0);
    }
}
