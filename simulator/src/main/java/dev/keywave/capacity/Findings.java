package dev.keywave.capacity;

import dev.keywave.workload.CeremonyMix;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that the reports of a search are written from.
 *
 * @param verifiedPerS the capacity of an earlier search, when only that was looked at
 * @param warmUpS seconds before the first trial that were left out
 * @param unloadedMs median response time without load, milliseconds
 * @param cpuSource where the relying party's CPU time was read, or why not
 * @param notes what happened between the trials
 * @param configuration of the load, in words
 * @param versions of what ran
 */
public record Findings(
        SearchResult result,
        SearchSettings settings,
        CeremonyMix mix,
        OptionalDouble verifiedPerS,
        double warmUpS,
        double unloadedMs,
        String cpuSource,
        List<String> notes,
        Instant started,
        double durationS,
        Map<String, String> configuration,
        Map<String, String> versions) {

    /** Accepted ceremonies per second and core of the relying party, at the capacity. */
    public OptionalDouble perCore() {
        return result.trialAtCapacity().isEmpty()
                ? OptionalDouble.empty()
                : result.trials().get(result.trialAtCapacity().getAsInt()).acceptedPerCpuS();
    }

    /** Cores that the relying party is busy with, at the capacity. */
    public OptionalDouble cores() {
        OptionalDouble perCore = perCore();
        return perCore.isEmpty() ? perCore : OptionalDouble.of(result.capacityPerS() / perCore.getAsDouble());
    }

    /** What is counted per core, in words. */
    String ceremonies() {
        return mix.shares().size() == 1 ? mix.ceremonies().iterator().next().label() + "s" : "ceremonies";
    }

    /** Where the latency-throughput curve bends. */
    public Optional<Knee> knee() {
        return Knee.of(result.trials());
    }

    /** The Universal Scalability Law's explanation. */
    public Optional<ScalabilityFit> scalability() {
        return ScalabilityFit.of(result.trials());
    }

    /** What was found, in a sentence. */
    public String headline() {
        String rate = Figures.perS(result.capacityPerS());
        if (verifiedPerS.isPresent()) {
            String old = Figures.perS(verifiedPerS.getAsDouble());
            return switch (result.limit()) {
                case INTERRUPTED -> "interrupted: nothing is said of the capacity of " + old;
                case GENERATOR -> "nothing is said of the capacity of " + old + ": the generator was the limit";
                default ->
                    result.capacityPerS() > 0
                            ? "the capacity of " + old + " still holds: " + rate
                                    + " did, which is that less the precision"
                            : "the capacity of " + old + " no longer holds: " + Figures.perS(result.failedPerS())
                                    + ", which is that less the precision, failed twice";
            };
        }
        return switch (result.limit()) {
            case RELYING_PARTY -> "capacity " + rate + ", where " + Figures.perS(result.failedPerS()) + " failed";
            case GENERATOR ->
                result.capacityPerS() > 0
                        ? "capacity at least " + rate + ", the generator was the limit"
                                + (Double.isFinite(result.failedPerS())
                                        ? "; " + Figures.perS(result.failedPerS()) + " failed"
                                        : "")
                        : "the generator was the limit at the first rate, so nothing is said of the relying party";
            case UP_TO -> "capacity at least " + rate + ", no higher rate was to be tried";
            case NOTHING_HELD -> nothingHeld();
            case INTERRUPTED ->
                result.capacityPerS() > 0
                        ? "interrupted; up to then the highest rate that held was " + rate
                        : "interrupted before a rate held";
        };
    }

    private String nothingHeld() {
        return result.trials().stream()
                .filter(Trial::valid)
                .reduce((a, b) -> a.ratePerS() <= b.ratePerS() ? a : b)
                .map(lowest -> "no rate held; at " + Figures.perS(lowest.ratePerS()) + ": " + Failures.of(lowest)
                        + "; look with 'keywave probe'")
                .orElse("no rate held");
    }
}
