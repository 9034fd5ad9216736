package dev.keywave.capacity;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a search found.
 *
 * @param limit what ended its way upwards
 * @param capacityPerS the median of the rates that were confirmed, one that was tried; of a search that was interrupted
 *     before its first confirmation the highest rate that held; 0 when none did
 * @param failedPerS the lowest rate above it that failed; infinite when none did
 * @param confirmed whether a confirmation held at that rate
 * @param brackets of each goal, in the search's order
 * @param rounds each repeat that ended in a confirmation
 * @param trials in the order in which they were run
 */
public record SearchResult(
        Limit limit,
        double capacityPerS,
        double failedPerS,
        boolean confirmed,
        List<Bracket> brackets,
        List<Round> rounds,
        List<Trial> trials) {

    /** Copies the lists. */
    public SearchResult {
        brackets = List.copyOf(brackets);
        rounds = List.copyOf(rounds);
        trials = List.copyOf(trials);
    }

    /** How far the repeats are apart, as a share of the capacity; 0 for one. */
    public double spread() {
        if (rounds.isEmpty() || capacityPerS == 0) {
            return 0;
        }
        double lowest = rounds.stream().mapToDouble(Round::confirmedPerS).min().orElseThrow();
        double highest = rounds.stream().mapToDouble(Round::confirmedPerS).max().orElseThrow();
        return (highest - lowest) / capacityPerS;
    }

    /** The place among the trials, from 0, of the last one that held at the capacity: the confirmation if there was one. */
    public OptionalInt trialAtCapacity() {
        for (int i = trials.size() - 1; i >= 0; i--) {
            if (trials.get(i).held() && trials.get(i).ratePerS() == capacityPerS) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
