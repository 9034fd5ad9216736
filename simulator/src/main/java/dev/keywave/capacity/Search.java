package dev.keywave.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Searches for the highest rate at which every goal holds. Knows neither network nor clock: it asks for trials.
 *
 * <p>The method follows Multiple Loss Ratio search (IETF draft-ietf-bmwg-mlrsearch, FD.io): several goals in one search,
 * each with a bracket of its own; what a trial says counts for all goals; a rate is judged by the majority of its trials;
 * a trial that says nothing of the relying party does not count. It differs in that the last word is a longer
 * confirmation, and that one goal always holds: the relying party keeps up with the starts.
 */
final class Search {

    private final SearchSettings settings;
    private final Trials trials;
    private final SearchListener listener;
    private final RateBook book;

    Search(SearchSettings settings, TrialRunner runner, SearchListener listener) {
        this.settings = settings;
        this.trials = new Trials(settings, runner, listener);
        this.listener = listener;
        this.book = new RateBook(settings.goals());
    }

    /** Searches to the end, or to an interrupt. */
    SearchResult run() throws InterruptedException {
        new Ascent(settings, trials, book).run();
        if (!trials.interrupted()) {
            new Bisection(settings, trials, book).run();
        }
        List<Round> rounds = new ArrayList<>();
        double held = book.overall().heldPerS();
        if (held > 0 && !trials.interrupted()) {
            new Confirmation(settings, trials, book, 1).from(held).ifPresent(rounds::add);
        }
        if (!rounds.isEmpty()) {
            repeat(rounds);
        }
        return result(rounds);
    }

    /**
     * Only asks whether a rate still holds for the length of a confirmation; one that fails is tried once more.
     *
     * @return with that rate as its capacity when it does
     */
    SearchResult verify(double ratePerS) throws InterruptedException {
        for (int i = 0; i < 2 && !book.hasHeld(ratePerS) && !generatorEnded() && !trials.interrupted(); i++) {
            RateBook once = i == 0 ? book : new RateBook(settings.goals());
            double left = (2 - i) * settings.confirmS();
            trials.decide(new Trials.Where(1, left), Step.CONFIRMATION, ratePerS, once);
            if (once.hasHeld(ratePerS)) {
                Round round = new Round(ratePerS, Double.POSITIVE_INFINITY);
                return new SearchResult(
                        Limit.UP_TO, ratePerS, round.failedPerS(), true, once.brackets(), List.of(round), trials.all());
            }
        }
        Limit limit =
                trials.interrupted() ? Limit.INTERRUPTED : generatorEnded() ? Limit.GENERATOR : Limit.NOTHING_HELD;
        return new SearchResult(limit, 0, book.overall().failedPerS(), false, book.brackets(), List.of(), trials.all());
    }

    private void repeat(List<Round> rounds) throws InterruptedException {
        double found = rounds.get(0).confirmedPerS();
        if (Double.isInfinite(rounds.get(0).failedPerS()) && settings.repeats() > 1) {
            listener.note("nothing failed that could be searched for again, so there are no repeats");
            return;
        }
        for (int round = 2; round <= settings.repeats() && !trials.interrupted(); round++) {
            RateBook own = new RateBook(settings.goals());
            double held = new Refinement(settings, trials, own, round).around(found);
            if (!trials.interrupted()) {
                new Confirmation(settings, trials, own, round).from(held).ifPresent(rounds::add);
            }
        }
    }

    private SearchResult result(List<Round> rounds) {
        Bracket overall = book.overall();
        Optional<Round> median = median(rounds);
        double capacity = median.map(Round::confirmedPerS).orElse(0.0);
        double failed = median.map(Round::failedPerS).orElse(overall.failedPerS());
        if (median.isEmpty() && trials.interrupted()) {
            capacity = overall.heldPerS();
        }
        Limit limit;
        if (trials.interrupted()) {
            limit = Limit.INTERRUPTED;
        } else if (capacity == 0) {
            limit = generatorEnded() && Double.isInfinite(failed) ? Limit.GENERATOR : Limit.NOTHING_HELD;
        } else if (trials.generatorEndsAtPerS() < failed) {
            limit = Limit.GENERATOR;
        } else {
            limit = Double.isFinite(failed) ? Limit.RELYING_PARTY : Limit.UP_TO;
        }
        return new SearchResult(limit, capacity, failed, median.isPresent(), book.brackets(), rounds, trials.all());
    }

    /** Of an even number the lower one of the two in the middle, so that it is a rate that was confirmed. */
    private static Optional<Round> median(List<Round> rounds) {
        List<Round> sorted = rounds.stream()
                .sorted(Comparator.comparingDouble(Round::confirmedPerS))
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    private boolean generatorEnded() {
        return Double.isFinite(trials.generatorEndsAtPerS());
    }
}
