package dev.keywave.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * One ceremony of the measured phases so far. Histograms are nanoseconds, of finished ceremonies, and there for outcomes
 * that occurred.
 *
 * @param counts intended and ended ones; the difference is in flight or queued
 * @param responseTimeNs from the intended start to the end
 * @param serviceTimeNs from the first byte sent to the end
 * @param stagesNs by stage and by the ceremony's outcome
 * @param reasons how many ended for which reason
 * @param models by make of authenticator, in the order of their names; those of which a ceremony ended
 */
public record CeremonySnapshot(
        OutcomeCounts counts,
        Map<Outcome, Histogram> responseTimeNs,
        Map<Outcome, Histogram> serviceTimeNs,
        Map<Stage, Map<Outcome, Histogram>> stagesNs,
        SortedMap<String, Long> reasons,
        List<ModelSnapshot> models) {

    /** The response time of all outcomes together; only to be read. */
    public Histogram responseTimeOfAllNs() {
        return ofAll(responseTimeNs);
    }

    /** Without what is kept apart; its histograms are only to be read. */
    CeremonyFigures figures(double durationS) {
        Map<Stage, Histogram> stages = new EnumMap<>(Stage.class);
        stagesNs.forEach((stage, times) -> stages.put(stage, ofAll(times)));
        return new CeremonyFigures(
                counts.intended(),
                counts.accepted(),
                counts.rejected(),
                counts.throttled(),
                counts.failed(),
                counts.unfinished(),
                durationS,
                ofAll(responseTimeNs),
                ofAll(serviceTimeNs),
                stages,
                reasons);
    }

    private static Histogram ofAll(Map<Outcome, Histogram> timesNs) {
        if (timesNs.size() == 1) {
            return timesNs.values().iterator().next();
        }
        Histogram all = Durations.histogram();
        timesNs.values().forEach(times -> Durations.add(all, times));
        return all;
    }
}
