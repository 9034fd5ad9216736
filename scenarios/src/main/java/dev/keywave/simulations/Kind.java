package dev.keywave.simulations;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;

/** What the text of a setting has to be. */
enum Kind {
    /** Anything but nothing. */
    TEXT,
    /** A whole number from 1 up. */
    COUNT,
    /** {@code 200/s}. */
    RATE,
    /** {@code 30s}. */
    DURATION,
    /** {@code 30s}, a whole number of them. */
    SECONDS,
    /** {@code 5%}. */
    SHARE,
    /** A number above zero. */
    FACTOR;

    private static final long MOST = 100_000_000;
    private static final long NS_PER_S = 1_000_000_000;

    /**
     * Reads a text only to see whether it can be read.
     *
     * @throws InputException one line when it cannot
     */
    void check(String where, String text) {
        switch (this) {
            case TEXT -> {
                if (text.isBlank()) {
                    throw new InputException(where + ": is empty; write a value, or leave it out");
                }
            }
            case COUNT -> count(where, text);
            case RATE -> Quantities.positiveRatePerS(where, text);
            case DURATION -> Quantities.positiveDurationNs(where, text);
            case SECONDS -> seconds(where, text);
            case SHARE -> Quantities.fraction(where, text);
            case FACTOR -> factor(where, text);
        }
    }

    private static void seconds(String where, String text) {
        if (Quantities.positiveDurationNs(where, text) % NS_PER_S != 0) {
            throw new InputException(where + ": \"" + text
                    + "\" is no whole number of seconds, and Gatling injects by seconds; write for"
                    + " example 30s or 2m");
        }
    }

    static long count(String where, String text) {
        try {
            long count = Long.parseLong(text.strip());
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new InputException(
                    where + ": \"" + text + "\" is no whole number; write one from 1 to " + MOST + ", for example 500",
                    e);
        }
        throw new InputException(where + ": " + text.strip() + "; write a number from 1 to " + MOST);
    }

    static double factor(String where, String text) {
        try {
            double factor = Double.parseDouble(text.strip());
            if (factor > 0 && factor <= MOST) {
                return factor;
            }
        } catch (NumberFormatException e) {
            throw new InputException(where + ": \"" + text + "\" is no number; write for example 2 or 0.5", e);
        }
        throw new InputException(where + ": " + text.strip() + "; write a number above 0, for example 2 or 0.5");
    }
}
