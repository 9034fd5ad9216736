package dev.keywave.capacity;

import java.util.ArrayList;
import java.util.List;

/**
 * Tries a rate as often as it takes to know whether it holds, and keeps all trials. A first failure at a rate does not
 * count: a process that has just started, the relying party's or ours, is slower than a moment later, and a pause of the
 * machine is no lack of capacity. So the rate is tried again once the relying party has recovered, and a third time when
 * the two disagree, unless it failed by far. A trial in which the generator was the bottleneck counts for nothing: it is
 * repeated once, then that rate is where the generator ends. Where a trial of such a rate or a higher one has counted,
 * the generator can do it and was only disturbed, so it is tried more often.
 */
final class Trials {

    private static final double BY_FAR = 3;
    private static final int DISTURBED = 5;

    private final SearchSettings settings;
    private final TrialRunner runner;
    private final SearchListener listener;
    private final List<Trial> all = new ArrayList<>();
    private double generatorEndsAtPerS = Double.POSITIVE_INFINITY;

    Trials(SearchSettings settings, TrialRunner runner, SearchListener listener) {
        this.settings = settings;
        this.runner = runner;
        this.listener = listener;
    }

    /** Each trial, in the order in which they were run. */
    List<Trial> all() {
        return all;
    }

    /** The lowest rate at which the generator was the bottleneck twice; infinite when there is none. */
    double generatorEndsAtPerS() {
        return generatorEndsAtPerS;
    }

    boolean interrupted() {
        return runner.interrupted();
    }

    /** Tries a rate until the book knows whether each goal holds, the generator ends, or the user interrupts. */
    void decide(Where where, Step step, double ratePerS, RateBook book) throws InterruptedException {
        int invalid = 0;
        while (!runner.interrupted()) {
            Trial trial = run(where, step, ratePerS);
            if (runner.interrupted()) {
                return;
            }
            if (!trial.valid()) {
                invalid++;
                runner.recover();
                if (invalid == (hasCounted(ratePerS) || nothingDoubled(step) ? DISTURBED : 2)) {
                    generatorEndsAtPerS = Math.min(generatorEndsAtPerS, ratePerS);
                    return;
                }
                continue;
            }
            book.add(trial);
            if (!trial.held()) {
                runner.recover();
            }
            boolean oneFailureCounts = step == Step.CONFIRMATION
                    || (step == Step.BISECTION && trial.fallingBehind() > BY_FAR * settings.precision());
            if (book.isDecided(ratePerS, oneFailureCounts)) {
                return;
            }
        }
    }

    /** The very first rate is low: a generator that cannot do even that has not started well, and gets time to. */
    private boolean nothingDoubled(Step step) {
        return step == Step.DOUBLING && all.stream().noneMatch(Trial::valid);
    }

    /** Whether the generator was able to do that rate before. */
    private boolean hasCounted(double ratePerS) {
        return all.stream().anyMatch(trial -> trial.valid() && trial.ratePerS() >= ratePerS);
    }

    /** Runs one trial, and keeps it unless the user interrupted it. */
    private Trial run(Where where, Step step, double ratePerS) throws InterruptedException {
        double durationS = step == Step.CONFIRMATION ? settings.confirmS() : settings.trialS();
        listener.trialBegins(where.round(), step, ratePerS, durationS, where.secondsLeft());
        Trial trial = runner.run(step, ratePerS, durationS);
        if (!runner.interrupted()) {
            all.add(trial);
            listener.trialEnded(all.size(), trial);
        }
        return trial;
    }

    /**
     * How far a search is.
     *
     * @param round from 1
     * @param secondsLeft estimate
     */
    record Where(int round, double secondsLeft) {}
}
