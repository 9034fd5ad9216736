package dev.keywave.capacity;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Waits until a relying party is over a trial that was too much for it: asks it for a few ceremonies until all are
 * accepted and their median response time is back near that without load, at most twice that and 5 ms more.
 */
final class Recovery {

    private static final double FACTOR = 2;
    private static final double MORE_MS = 5;
    private static final double CHECK_S = 1;
    private static final double FIRST_CHECK_S = 2;
    private static final int MOST_CHECKS = 30;
    private static final double CHECK_SHARE = 0.2;
    private static final double LEAST_PER_S = 10;

    private final double ratePerS;
    private final double unloadedMs;
    private final Check check;
    private final Consumer<String> notes;

    private Recovery(double ratePerS, double unloadedMs, Check check, Consumer<String> notes) {
        this.ratePerS = ratePerS;
        this.unloadedMs = unloadedMs;
        this.check = check;
        this.notes = notes;
    }

    /** Looks at the target without load, which is a fifth of the first rate. */
    static Recovery from(double fromPerS, Check check, Consumer<String> notes) throws InterruptedException {
        double rate = Math.min(fromPerS, Math.max(LEAST_PER_S, fromPerS * CHECK_SHARE));
        double unloadedMs = check.run(rate, FIRST_CHECK_S).responseTimeMs().p50();
        notes.accept(
                String.format(Locale.ROOT, "without load (%s): p50 %s ms", Figures.perS(rate), Figures.ms(unloadedMs)));
        return new Recovery(rate, unloadedMs, check, notes);
    }

    double unloadedMs() {
        return unloadedMs;
    }

    void await(BooleanSupplier interrupted) throws InterruptedException {
        for (int checks = 1; checks <= MOST_CHECKS && !interrupted.getAsBoolean(); checks++) {
            Trial trial = check.run(ratePerS, CHECK_S);
            double medianMs = trial.responseTimeMs().p50();
            boolean all = trial.counts().accepted() == trial.counts().intended();
            if (all && medianMs <= FACTOR * unloadedMs + MORE_MS) {
                if (checks > 1) {
                    notes.accept("recovered after " + checks + " checks: p50 " + Figures.ms(medianMs) + " ms");
                }
                return;
            }
        }
        if (!interrupted.getAsBoolean()) {
            notes.accept("it did not recover in " + MOST_CHECKS + " checks of a second; the search goes on, but what"
                    + " follows may come out too low");
        }
    }

    /** Runs a few ceremonies. */
    @FunctionalInterface
    interface Check {

        Trial run(double ratePerS, double durationS) throws InterruptedException;
    }
}
