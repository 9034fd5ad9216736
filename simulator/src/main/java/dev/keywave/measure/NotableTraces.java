package dev.keywave.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The few traced ceremonies of a run that are worth looking up first, for a report on many runs.
 *
 * @param traced how many ceremonies carried a trace context, attacks, races and floods among them
 * @param notAccepted rejected, throttled and failed ones, of as many reasons as there is room for
 * @param slowest of the accepted ones of every ceremony together, the slowest first
 */
public record NotableTraces(long traced, List<TracedCeremony> notAccepted, List<TracedCeremony> slowest) {

    /** Of a run without traces. */
    public static final NotableTraces NONE = new NotableTraces(0, List.of(), List.of());

    /** Copies the lists. */
    public NotableTraces {
        notAccepted = List.copyOf(notAccepted);
        slowest = List.copyOf(slowest);
    }

    /**
     * The most notable ones: those that were not accepted leave room for the slowest, which take half of it.
     *
     * @param most ceremonies in both lists together
     */
    public static NotableTraces of(TraceFigures figures, int most) {
        List<TracedCeremony> slow = figures.slowest().stream()
                .sorted(Comparator.comparingDouble(TracedCeremony::responseMs).reversed())
                .toList();
        List<TracedCeremony> lost = inTurn(figures.notAccepted());
        int lostShown = Math.min(lost.size(), most - Math.min(slow.size(), most / 2));
        int slowShown = Math.min(slow.size(), most - lostShown);
        return new NotableTraces(figures.all(), lost.subList(0, lostShown), slow.subList(0, slowShown));
    }

    /** All of them, those that were not accepted first. */
    public List<TracedCeremony> all() {
        return Stream.of(notAccepted, slowest).flatMap(Collection::stream).toList();
    }

    /** The one to begin with: one that was not accepted, else the slowest; none without traces. */
    public Optional<TracedCeremony> first() {
        return all().stream().findFirst();
    }

    /** One of each ceremony, outcome and reason, then a second one of each, and so on. */
    private static List<TracedCeremony> inTurn(List<TracedCeremony> ceremonies) {
        Map<List<String>, Integer> times = new HashMap<>();
        List<List<TracedCeremony>> turns = new ArrayList<>();
        for (TracedCeremony traced : ceremonies) {
            List<String> kind = List.of(
                    traced.ceremony().label(), traced.outcome(), Objects.requireNonNullElse(traced.reason(), ""));
            int turn = times.merge(kind, 1, Integer::sum) - 1;
            if (turn == turns.size()) {
                turns.add(new ArrayList<>());
            }
            turns.get(turn).add(traced);
        }
        return turns.stream().flatMap(Collection::stream).toList();
    }
}
