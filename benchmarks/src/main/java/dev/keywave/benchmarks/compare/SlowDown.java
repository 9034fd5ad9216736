package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;

/**
 * A regression made on purpose: {@code -Dkeywave.bench.slowdown=10%} has every tenth operation done twice. Real work, so
 * that a comparison that finds it has found what it would find in a slower library.
 */
final class SlowDown {

    static final String PROPERTY = "keywave.bench.slowdown";

    private final double share;
    private double due;

    /** So much more work, as a share of 1. */
    SlowDown(double share) {
        this.share = share;
    }

    /**
     * What the property asks for; none without it.
     *
     * @throws InputException when it is no percentage from 0% to 100%
     */
    static SlowDown ofProperty() {
        String text = System.getProperty(PROPERTY, "");
        return new SlowDown(text.isBlank() ? 0 : Quantities.fraction("-D" + PROPERTY, text));
    }

    /** Whether this operation is one to be done twice. */
    boolean again() {
        due += share;
        if (due < 1) {
            return false;
        }
        due -= 1;
        return true;
    }
}
