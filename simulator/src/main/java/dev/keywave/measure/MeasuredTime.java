package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long the measured phases of each ceremony lasted. A ceremony that starts in a measured phase may be accepted after
 * its end; so that a server that lags behind does not seem faster than it is, the time then counts until the last
 * acceptance.
 */
final class MeasuredTime {

    private static final class Counted {
        private long sumNs;
        private long untilNs;
        private boolean begun;

        void from(long startNs) {
            if (!begun || untilNs - startNs < 0) {
                untilNs = startNs;
                begun = true;
            }
        }

        void until(long ns) {
            if (begun && ns - untilNs > 0) {
                sumNs += ns - untilNs;
                untilNs = ns;
            }
        }
    }

    private final Map<CeremonyType, Counted> counted = new EnumMap<>(CeremonyType.class);
    private RunPhase phase;
    private long phaseStartNs;

    MeasuredTime(RunPhase first, long startNs) {
        for (CeremonyType ceremony : CeremonyType.values()) {
            counted.put(ceremony, new Counted());
        }
        this.phase = first;
        this.phaseStartNs = startNs;
    }

    /** The phase that is on. */
    RunPhase phase() {
        return phase;
    }

    /** Looks for measured ceremonies that were accepted after their phase. */
    void intervalEnded(Tally interval) {
        counted.forEach((ceremony, time) -> {
            CeremonyTally tally = interval.of(ceremony, true);
            if (tally.counts().accepted() > 0 && !counts(ceremony)) {
                time.until(tally.lastAcceptedNs());
            }
        });
    }

    /** The next phase began, or the run ended, at that time. */
    void enter(RunPhase next, long startNs) {
        counted.forEach((ceremony, time) -> {
            if (counts(ceremony)) {
                time.from(phaseStartNs);
                time.until(startNs);
            }
        });
        phase = next;
        phaseStartNs = startNs;
    }

    double seconds(CeremonyType ceremony) {
        Counted time = counted.get(ceremony);
        return time == null ? 0 : time.sumNs / 1e9;
    }

    /** The seconds so far of each ceremony, when it is now that time. */
    Map<CeremonyType, Double> secondsUntil(long nowNs) {
        Map<CeremonyType, Double> seconds = new EnumMap<>(CeremonyType.class);
        counted.forEach((ceremony, time) -> {
            long sinceNs = time.begun && time.untilNs - phaseStartNs > 0 ? time.untilNs : phaseStartNs;
            long underWayNs = counts(ceremony) ? Math.max(0, nowNs - sinceNs) : 0;
            seconds.put(ceremony, (time.sumNs + underWayNs) / 1e9);
        });
        return seconds;
    }

    private boolean counts(CeremonyType ceremony) {
        return phase.measured() && phase.ceremonies().contains(ceremony);
    }
}
