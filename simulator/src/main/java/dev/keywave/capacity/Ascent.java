package dev.keywave.capacity;

/**
 * The first part of a search: doubles the rate until the relying party no longer keeps up, or every objective has failed;
 * or halves it until all hold.
 */
final class Ascent {

    private static final int HALVINGS = 8;
    private static final double LEAST_STARTS = 5;

    private final SearchSettings settings;
    private final Trials trials;
    private final RateBook book;
    private final TimeLeft timeLeft;

    Ascent(SearchSettings settings, Trials trials, RateBook book) {
        this.settings = settings;
        this.trials = trials;
        this.book = book;
        this.timeLeft = new TimeLeft(settings);
    }

    void run() throws InterruptedException {
        double rate = settings.fromPerS();
        decide(rate);
        if (!book.hasHeld(rate)) {
            down(rate);
        }
        if (book.overall().heldPerS() > 0) {
            up(rate);
        }
    }

    private void down(double from) throws InterruptedException {
        double rate = from;
        for (int i = 0; i < HALVINGS && !trials.interrupted() && somethingWorked(); i++) {
            rate /= 2;
            if (rate * settings.trialS() < LEAST_STARTS) {
                return;
            }
            decide(rate);
            if (book.hasHeld(rate)) {
                return;
            }
        }
    }

    private void up(double from) throws InterruptedException {
        double rate = from;
        while (rate < settings.upToPerS() && rate < trials.generatorEndsAtPerS() && someObjectiveIsOpen(rate)) {
            rate = Math.min(rate * 2, settings.upToPerS());
            decide(rate);
            if (trials.interrupted()) {
                return;
            }
        }
    }

    /** Where nothing is accepted, a lower rate is no remedy. */
    private boolean somethingWorked() {
        return trials.all().stream()
                .anyMatch(trial -> !trial.valid() || trial.counts().accepted() > 0);
    }

    /** Beyond the rate that the relying party keeps up with, nothing is sustained. */
    private boolean someObjectiveIsOpen(double rate) {
        if (book.hasFailed(settings.keepingUp(), rate)) {
            return false;
        }
        for (int goal = 0; goal < settings.keepingUp(); goal++) {
            if (!book.hasFailed(goal, rate)) {
                return true;
            }
        }
        return false;
    }

    private void decide(double rate) throws InterruptedException {
        trials.decide(new Trials.Where(1, timeLeft.doublingS()), Step.DOUBLING, rate, book);
    }
}
