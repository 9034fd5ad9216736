package dev.keywave.farm;

import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.RaceKind;
import dev.keywave.measure.RaceOutcome;
import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Intended starts that are due and for which no user is idle, in their order; turns wait for their own user only. */
final class Waiting {

    private static final int EXPECTED = 64;

    /** A turn whose user is busy. */
    record WaitingTurn(Errand errand, long intendedNs) {}

    private final LoopRecorder recorder;
    private final LongRing intendedNs = new LongRing(EXPECTED);
    private final Deque<Errand> errands = new ArrayDeque<>(EXPECTED);
    private final LongObjectMap<Deque<WaitingTurn>> turns = new LongObjectHashMap<>();
    private int turnCount;

    Waiting(LoopRecorder recorder) {
        this.recorder = recorder;
    }

    /** Whether somebody waits for whoever is idle next. */
    boolean anyForAnybody() {
        return !intendedNs.isEmpty();
    }

    int size() {
        return intendedNs.size() + turnCount;
    }

    void add(long intendedStartNs, Errand errand) {
        intendedNs.add(intendedStartNs);
        errands.add(errand);
        recorder.queued(size());
    }

    void addTurn(long user, long intendedStartNs, Errand errand) {
        Deque<WaitingTurn> ofUser = turns.get(user);
        if (ofUser == null) {
            ofUser = new ArrayDeque<>(2);
            turns.put(user, ofUser);
        }
        ofUser.add(new WaitingTurn(errand, intendedStartNs));
        turnCount++;
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

    /** The user's turn that is due first; null when none waits. */
    @Nullable
    WaitingTurn turnOf(long user) {
        Deque<WaitingTurn> ofUser = turns.get(user);
        return ofUser == null ? null : ofUser.peek();
    }

    void removeTurnOf(long user) {
        Deque<WaitingTurn> ofUser = turns.get(user);
        if (ofUser != null && ofUser.poll() != null) {
            turnCount--;
            if (ofUser.isEmpty()) {
                turns.remove(user);
            }
        }
    }

    /** What still waits ends unfinished. */
    void abandon(boolean measured) {
        while (anyForAnybody()) {
            Errand errand = errand();
            if (errand.isHonest()) {
                recorder.unfinished(errand.ceremony(), measured, 1);
            } else if (errand == Errand.RACE) {
                recorder.racesEnded(RaceKind.CONCURRENT, RaceOutcome.UNFINISHED, 1);
            } else {
                recorder.attacksNotStarted(1);
            }
            remove();
        }
        turns.values()
                .forEach(ofUser ->
                        ofUser.forEach(turn -> recorder.unfinished(turn.errand().ceremony(), measured, 1)));
        turns.clear();
        turnCount = 0;
        recorder.queued(0);
    }
}
