package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Keeps the phases of a run apart. A phase in which nothing starts belongs to the one before it, whose ends it waits for. */
final class PhaseTally {

    private static final long NOT_YET = Long.MIN_VALUE;

    private final List<PhaseFigures> finished = new ArrayList<>();
    private final Tally tally = new Tally();
    private RunPhase phase;
    private long startNs;
    private long lastStartNs = NOT_YET;

    PhaseTally(RunPhase first, long startNs) {
        this.phase = first;
        this.startNs = startNs;
    }

    void add(Tally interval) {
        tally.add(interval);
    }

    /** The next phase began at that time. */
    void enter(RunPhase next, long nextStartNs) {
        if (next.ceremonies().isEmpty()) {
            lastStartNs = lastStartNs == NOT_YET ? nextStartNs : lastStartNs;
            return;
        }
        close(nextStartNs);
        phase = next;
        startNs = nextStartNs;
    }

    /** The run ended. */
    List<PhaseFigures> finish(long nowNs) {
        close(nowNs);
        return List.copyOf(finished);
    }

    private void close(long nextStartNs) {
        long endNs = lastStartNs == NOT_YET ? nextStartNs : lastStartNs;
        for (CeremonyType ceremony : CeremonyType.values()) {
            if (!phase.ceremonies().contains(ceremony)) {
                continue;
            }
            CeremonyTally measured = tally.of(ceremony, true);
            CeremonyTally warmUp = tally.of(ceremony, false);
            Histogram responseTimeNs = TaggedHistograms.both(measured.responseTimeNs(), warmUp.responseTimeNs());
            finished.add(new PhaseFigures(
                    phase.name(),
                    phase.measured(),
                    ceremony,
                    (endNs - startNs) / 1e9,
                    measured.counts().plus(warmUp.counts()),
                    Percentiles.ofNs(responseTimeNs)));
        }
        tally.reset();
        lastStartNs = NOT_YET;
    }
}
