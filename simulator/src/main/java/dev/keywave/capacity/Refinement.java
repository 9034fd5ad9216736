package dev.keywave.capacity;

/**
 * A repeat of a search: bisects anew around the rate that was found, believing none of the earlier trials, and goes on
 * upwards where everything holds.
 */
final class Refinement {

    /** How far on either side of the rate it looks, in widths of the precision. */
    static final int WIDTHS = 4;

    private final SearchSettings settings;
    private final Trials trials;
    private final RateBook book;
    private final int round;
    private final TimeLeft timeLeft;

    Refinement(SearchSettings settings, Trials trials, RateBook book, int round) {
        this.settings = settings;
        this.trials = trials;
        this.book = book;
        this.round = round;
        this.timeLeft = new TimeLeft(settings);
    }

    /** The highest rate that held, or the lowest one looked at, which then has not been tried. */
    double around(double ratePerS) throws InterruptedException {
        double factor = 1 + WIDTHS * settings.precision();
        double held = ratePerS / factor;
        double failed = roof(ratePerS * factor);
        boolean failedTried = false;
        while (!trials.interrupted()) {
            boolean narrow = failed <= held * (1 + settings.precision());
            if (narrow && (failedTried || failed >= roof(Double.POSITIVE_INFINITY))) {
                return held;
            }
            double rate = narrow ? roof(held * factor) : Math.sqrt(held * failed);
            if (rate <= held) {
                return held;
            }
            double left = timeLeft.bisectingS(held, Math.max(failed, rate)) + timeLeft.confirmingS(round);
            trials.decide(new Trials.Where(round, left), Step.BISECTION, rate, book);
            if (book.hasHeld(rate)) {
                held = rate;
                failed = Math.max(failed, held * (1 + settings.precision()));
            } else {
                failed = rate;
                failedTried = true;
            }
        }
        return held;
    }

    private double roof(double ratePerS) {
        return Math.min(ratePerS, Math.min(settings.upToPerS(), trials.generatorEndsAtPerS()));
    }
}
