package dev.keywave.farm;

import dev.keywave.workload.ArrivalSchedule;

/** An open workload's share: a schedule that no end of a ceremony moves. */
final class OpenStarts implements Starts {

    private final ArrivalSchedule schedule;
    private final long phaseStartNs;
    private long nextNs;

    OpenStarts(ArrivalSchedule schedule, long phaseStartNs) {
        this.schedule = schedule;
        this.phaseStartNs = phaseStartNs;
        advance();
    }

    @Override
    public void begin(FarmLoop loop) {
        turn(loop);
    }

    @Override
    public void ended(FarmLoop loop, long nowNs) {
        // An open workload does not care.
    }

    /** The next intended start, absolute; {@link Long#MAX_VALUE} when none is left. */
    long peekNs() {
        return nextNs;
    }

    void advance() {
        long offsetNs = schedule.nextNs();
        nextNs = offsetNs == ArrivalSchedule.END ? Long.MAX_VALUE : phaseStartNs + offsetNs;
    }

    private void turn(FarmLoop loop) {
        if (loop.stopped()) {
            return;
        }
        long dueNs = loop.takeUpDue(this);
        if (dueNs == Long.MAX_VALUE) {
            loop.exhausted();
        } else {
            loop.at(dueNs, () -> turn(loop));
        }
    }
}
