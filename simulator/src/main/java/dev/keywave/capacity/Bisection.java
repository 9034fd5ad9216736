package dev.keywave.capacity;

import org.jspecify.annotations.Nullable;

/**
 * The second part of a search: halves each goal's bracket, by the geometric mean, until it is as narrow as was asked for;
 * the goal that holds the least comes first, and what a trial says of the others is not asked again.
 */
final class Bisection {

    /** A generator's end moves with the machine: closer than that it is not looked for. */
    private static final double GENERATOR_PRECISION = 0.1;

    private final SearchSettings settings;
    private final Trials trials;
    private final RateBook book;
    private final TimeLeft timeLeft;

    Bisection(SearchSettings settings, Trials trials, RateBook book) {
        this.settings = settings;
        this.trials = trials;
        this.book = book;
        this.timeLeft = new TimeLeft(settings);
    }

    void run() throws InterruptedException {
        for (Bracket open = widest(); open != null && !trials.interrupted(); open = widest()) {
            double mean = Math.sqrt(open.heldPerS() * open.failedPerS());
            double left = timeLeft.bisectingS(open.heldPerS(), open.failedPerS());
            trials.decide(new Trials.Where(1, left), Step.BISECTION, mean, book);
        }
    }

    /** The bracket to halve next, of the goal that holds the least among those with a wide one; null when all are narrow. */
    private @Nullable Bracket widest() {
        Bracket next = null;
        for (Bracket bracket : book.brackets()) {
            Bracket bounded = bounded(bracket);
            if (bounded != null && (next == null || bounded.heldPerS() < next.heldPerS())) {
                next = bounded;
            }
        }
        return next;
    }

    /** What is left to halve of a goal's bracket; null when nothing is. */
    private @Nullable Bracket bounded(Bracket bracket) {
        double keptUpPerS = book.bracket(settings.keepingUp()).failedPerS();
        double held = bracket.heldPerS();
        double failed = Math.min(bracket.failedPerS(), keptUpPerS);
        double roof = Math.min(failed, trials.generatorEndsAtPerS());
        double precision = failed <= roof ? settings.precision() : GENERATOR_PRECISION;
        if (held == 0 || Double.isInfinite(roof) || roof <= held * (1 + precision)) {
            return null;
        }
        return new Bracket(bracket.goal(), held, roof);
    }
}
