package dev.keywave.farm;

import dev.keywave.workload.ClosedWorkload;

/**
 * A closed workload's share: so many users at a time, each starting again when its ceremony has ended and the think time
 * is over. That moment is the intended start. A probe every {@value #PROBE_MS} ms tells how late the loop runs, since
 * without think time nothing else would.
 */
final class ClosedStarts implements Starts {

    private static final long PROBE_MS = 10;
    private static final long PROBE_NS = PROBE_MS * 1_000_000;

    private final ClosedWorkload workload;
    private final boolean measured;
    private final long startNs;
    private final long endNs;

    ClosedStarts(ClosedWorkload workload, boolean measured, long phaseStartNs) {
        this.workload = workload;
        this.measured = measured;
        this.startNs = phaseStartNs;
        this.endNs = phaseStartNs + workload.durationNs();
    }

    /** The first starts are spread over the think time, as later ones will be. */
    @Override
    public void begin(FarmLoop loop) {
        for (int i = 0; i < workload.concurrency(); i++) {
            startAt(loop, startNs + workload.thinkNs() * i / workload.concurrency());
        }
        loop.at(startNs, () -> probe(loop, startNs));
        loop.at(endNs, loop::exhausted);
    }

    @Override
    public void ended(FarmLoop loop, long nowNs) {
        startAt(loop, nowNs + workload.thinkNs());
    }

    private void startAt(FarmLoop loop, long intendedNs) {
        if (intendedNs >= endNs) {
            return;
        }
        loop.at(intendedNs, () -> {
            if (!loop.stopped()) {
                loop.takeUp(intendedNs);
            }
        });
    }

    private void probe(FarmLoop loop, long dueNs) {
        loop.recorder().sendLag(loop.clock().nowNs() - dueNs, measured);
        long nextNs = dueNs + PROBE_NS;
        if (nextNs < endNs && !loop.stopped()) {
            loop.at(nextNs, () -> probe(loop, nextNs));
        }
    }
}
