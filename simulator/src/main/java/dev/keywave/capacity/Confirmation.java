package dev.keywave.capacity;

import java.util.Optional;

/**
 * The last part of a search: a longer trial at the rate that was found. Where it fails, the next lower rate is confirmed
 * instead, a precision lower each time, and more from the fourth time on.
 */
final class Confirmation {

    private static final int SMALL_STEPS = 3;
    private static final int MOST = 12;

    private final SearchSettings settings;
    private final Trials trials;
    private final RateBook book;
    private final int round;

    Confirmation(SearchSettings settings, Trials trials, RateBook book, int round) {
        this.settings = settings;
        this.trials = trials;
        this.book = book;
        this.round = round;
    }

    /** The rate that held for so long, at most the given one; none when nothing did, or the user interrupted. */
    Optional<Round> from(double ratePerS) throws InterruptedException {
        double rate = ratePerS;
        double left = new TimeLeft(settings).confirmingS(round);
        for (int i = 0; i < MOST && rate > 0; i++) {
            trials.decide(new Trials.Where(round, left), Step.CONFIRMATION, rate, book);
            if (trials.interrupted()) {
                return Optional.empty();
            }
            // decided by this confirmation, or the generator ended, which leaves the rate as it was
            if (book.hasHeld(rate) && rate < trials.generatorEndsAtPerS()) {
                return Optional.of(new Round(rate, book.overall().failedPerS()));
            }
            rate /= Math.pow(1 + settings.precision(), i < SMALL_STEPS ? 1 : 1 << (i - SMALL_STEPS + 1));
        }
        return Optional.empty();
    }
}
