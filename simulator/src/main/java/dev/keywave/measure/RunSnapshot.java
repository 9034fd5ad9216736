package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run up to the last interval that ended (about a second ago at most), all loops merged; it belongs together and is
 * nobody else's. Everything is counted from the start of the run, warm-ups apart.
 *
 * @param over whether the run is: then these are its last figures
 * @param durationS seconds from the start of the run to the end of the last interval
 * @param phase that is on
 * @param ceremonies of measured phases; every ceremony is present
 * @param warmUp of phases that are not measured; every ceremony is present
 * @param adversary what was done on purpose, in measured phases
 * @param traces those that carried a trace context, in measured phases
 * @param generator how the generator itself does; the same phases
 * @param loopCpuS processor time of each loop's thread, measured or not, seconds
 * @param inFlight ceremonies running when the interval ended
 * @param queued intended starts that waited for an idle user or a place when the interval ended
 * @param clampedTimes times that were negative or over an hour
 * @param connections of all loops
 * @param invalidReasons why the figures so far are not to be trusted, a sentence each; empty when they are
 * @param thresholds those that there are figures for, held against the figures so far; all of them once the run is over
 */
public record RunSnapshot(
        boolean over,
        double durationS,
        RunPhase phase,
        Map<CeremonyType, CeremonySnapshot> ceremonies,
        Map<CeremonyType, OutcomeCounts> warmUp,
        AdversaryFigures adversary,
        TraceFigures traces,
        GeneratorFigures generator,
        List<Double> loopCpuS,
        long inFlight,
        long queued,
        long clampedTimes,
        ConnectionGauges connections,
        List<String> invalidReasons,
        List<ThresholdVerdict> thresholds) {

    /** A run that has not begun. */
    public static RunSnapshot none() {
        Map<CeremonyType, CeremonySnapshot> ceremonies = new EnumMap<>(CeremonyType.class);
        Map<CeremonyType, OutcomeCounts> warmUp = new EnumMap<>(CeremonyType.class);
        for (CeremonyType ceremony : CeremonyType.values()) {
            ceremonies.put(
                    ceremony,
                    new CeremonySnapshot(OutcomeCounts.NONE, Map.of(), Map.of(), Map.of(), new TreeMap<>(), List.of()));
            warmUp.put(ceremony, OutcomeCounts.NONE);
        }
        return new RunSnapshot(
                false,
                0,
                new RunPhase("start", false, Set.of()),
                ceremonies,
                warmUp,
                AdversaryFigures.none(),
                TraceFigures.NONE,
                GeneratorFigures.none(),
                List.of(),
                0,
                0,
                0,
                ConnectionGauges.NONE,
                List.of(),
                List.of());
    }

    /** False once the figures so far are not to be trusted. */
    public boolean valid() {
        return invalidReasons.isEmpty();
    }
}
