package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Keeps the phases of a run apart. A phase in which nothing starts belongs to the one before it, whose ends it waits for. */
final class PhaseTally {

    private static final long NOT_YET = Long.MIN_VALUE;

    private final List<PhaseFigures> finished = new ArrayList<>();
    private final Map<CeremonyType, OutcomeCounts> counts = new EnumMap<>(CeremonyType.class);
    private final Map<CeremonyType, Histogram> responseTimesNs = new EnumMap<>(CeremonyType.class);
    private RunPhase phase;
    private long startNs;
    private long lastStartNs = NOT_YET;

    PhaseTally(RunPhase first, long startNs) {
        this.phase = first;
        this.startNs = startNs;
    }

    void add(Tally interval) {
        for (CeremonyType ceremony : CeremonyType.values()) {
            add(ceremony, interval.of(ceremony, true));
            add(ceremony, interval.of(ceremony, false));
        }
    }

    private void add(CeremonyType ceremony, CeremonyTally tally) {
        counts.merge(ceremony, tally.counts(), OutcomeCounts::plus);
        Durations.add(
                responseTimesNs.computeIfAbsent(ceremony, unseen -> Durations.histogram()), tally.responseTimeNs());
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
            finished.add(new PhaseFigures(
                    phase.name(),
                    phase.measured(),
                    ceremony,
                    (endNs - startNs) / 1e9,
                    counts.getOrDefault(ceremony, OutcomeCounts.NONE),
                    Percentiles.ofNs(responseTimesNs.computeIfAbsent(ceremony, unseen -> Durations.histogram()))));
        }
        counts.clear();
        responseTimesNs.values().forEach(Durations::reset);
        lastStartNs = NOT_YET;
    }
}
