package dev.keywave.measure;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What the run did to the relying party on purpose, apart from the honest ceremonies, which {@link CeremonyFigures}
 * counts alone.
 *
 * @param attacks by name: ceremonies that must be refused
 * @param lookAlikes by name: ceremonies that look like attacks and must be accepted
 * @param serviceTimeNs how long the ceremonies of both lasted, from the first byte sent of the changed one
 * @param races how those ended, for each kind that took place
 * @param flood options asked for that nobody meant to use: {@code accepted} were answered with options
 */
public record AdversaryFigures(
        SortedMap<String, AttackCounts> attacks,
        SortedMap<String, AttackCounts> lookAlikes,
        Histogram serviceTimeNs,
        Map<RaceKind, Map<RaceOutcome, Long>> races,
        OutcomeCounts flood) {

    /** The figures of a run that only did honest ceremonies. */
    public static AdversaryFigures none() {
        return new AdversaryFigures(
                new TreeMap<>(), new TreeMap<>(), Durations.histogram(), Map.of(), OutcomeCounts.NONE);
    }

    /** All attacks together. */
    public AttackCounts allAttacks() {
        return AttackCounts.sum(attacks.values());
    }

    /** All look-alikes together. */
    public AttackCounts allLookAlikes() {
        return AttackCounts.sum(lookAlikes.values());
    }

    /** How many races took place. */
    public long allRaces() {
        return races.values().stream()
                .flatMap(outcomes -> outcomes.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
