package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the collector has when the run is over: the measured parts of a {@link RunResult}.
 *
 * @param started wall-clock time of the start
 * @param durationS seconds from the start to the end
 * @param ceremonies figures of the measured phases; every ceremony is present, password sign-ins too
 * @param warmUpCeremonies ceremonies that ended in phases that are not measured
 * @param generator how the generator did
 * @param adversary what was done on purpose, in measured phases
 * @param traces the ceremonies that carried a trace context, in measured phases
 * @param phases one by one, in their order
 * @param clampedTimes durations that were negative or over an hour, which only a bug or a broken clock makes
 * @param intervals the run second by second
 */
public record Collected(
        Instant started,
        double durationS,
        Map<CeremonyType, CeremonyFigures> ceremonies,
        long warmUpCeremonies,
        GeneratorFigures generator,
        AdversaryFigures adversary,
        TraceFigures traces,
        List<PhaseFigures> phases,
        long clampedTimes,
        List<IntervalFigures> intervals) {}
