package dev.keywave.capacity;

import dev.keywave.measure.NotableTraces;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.Percentiles;
import dev.keywave.measure.ThresholdVerdict;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One rate, tried once. What belongs to its warm-up is left out.
 *
 * @param ratePerS starts per second that were intended, all ceremonies of the mix together
 * @param durationS seconds of starts
 * @param achievedPerS accepted ceremonies per second, up to the last acceptance
 * @param counts how the intended starts ended
 * @param responseTimeMs of all ceremonies that ended
 * @param meanMs mean response time, milliseconds
 * @param fallingBehind share of the starts by which the relying party falls behind: seconds that the response time grew
 *     by in each second; see {@link Drift}
 * @param verdicts of each goal, in the search's order: the last one says whether the relying party keeps up
 * @param invalidReasons why the trial says nothing of the relying party; empty when it does
 * @param acceptedPerCpuS accepted ceremonies for each second of the relying party's CPU time, where that can be read
 * @param traces ceremonies that carried a trace context, a few of them
 */
public record Trial(
        Step step,
        double ratePerS,
        double durationS,
        double achievedPerS,
        OutcomeCounts counts,
        Percentiles responseTimeMs,
        double meanMs,
        double fallingBehind,
        List<ThresholdVerdict> verdicts,
        List<String> invalidReasons,
        OptionalDouble acceptedPerCpuS,
        NotableTraces traces) {

    /** Copies the lists. */
    public Trial {
        verdicts = List.copyOf(verdicts);
        invalidReasons = List.copyOf(invalidReasons);
    }

    /** Whether it says something of the relying party: the generator was not the bottleneck. */
    public boolean valid() {
        return invalidReasons.isEmpty();
    }

    /** Valid, and every goal held. */
    public boolean held() {
        return valid() && verdicts.stream().allMatch(ThresholdVerdict::passed);
    }

    /** Ceremonies in flight on average, by Little's law. */
    public double concurrency() {
        return achievedPerS * meanMs / 1e3;
    }
}
