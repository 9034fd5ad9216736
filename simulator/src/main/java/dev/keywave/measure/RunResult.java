package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything a run found out; what the reports are written from.
 *
 * @param started wall-clock time of the start
 * @param durationS seconds the whole run lasted
 * @param interrupted whether the user ended it early
 * @param invalidReasons why the figures must not be trusted; empty for a valid run
 * @param ceremonies figures of the measured phases; every ceremony is always present, password sign-ins too
 * @param warmUpCeremonies ceremonies that ended in phases that are not measured
 * @param generator how the generator did
 * @param connections what its connections came to
 * @param adversary attacks, look-alikes, races and floods of the measured phases
 * @param traces ceremonies of the measured phases that carried a trace context
 * @param phases one by one, in their order
 * @param thresholds verdicts, in the order given
 * @param intervals the run second by second
 * @param configuration the exact configuration, in reading order, secrets left out
 * @param versions what ran: Keywave, Java, libraries, operating system, processors
 */
public record RunResult(
        Instant started,
        double durationS,
        boolean interrupted,
        List<String> invalidReasons,
        Map<CeremonyType, CeremonyFigures> ceremonies,
        long warmUpCeremonies,
        GeneratorFigures generator,
        ConnectionFigures connections,
        AdversaryFigures adversary,
        TraceFigures traces,
        List<PhaseFigures> phases,
        List<ThresholdVerdict> thresholds,
        List<IntervalFigures> intervals,
        Map<String, String> configuration,
        Map<String, String> versions) {

    /** False when the generator was the bottleneck, so that the figures say nothing of the relying party. */
    public boolean valid() {
        return invalidReasons.isEmpty();
    }

    /** Valid, not interrupted, and every threshold held. */
    public boolean passed() {
        return valid() && !interrupted && thresholds.stream().allMatch(ThresholdVerdict::passed);
    }
}
