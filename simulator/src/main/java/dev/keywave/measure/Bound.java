package dev.keywave.measure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right side of a threshold.
 *
 * @param value as written
 * @param unit what it counts
 */
record Bound(double value, Unit unit) {

    private static final Pattern SHAPE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(\\S*)");

    /** What a bound counts. */
    enum Unit {
        PLAIN("", 1),
        PERCENT("%", 1),
        PER_SECOND("/s", 1),
        NS("ns", 1),
        US("us", 1e3),
        MS("ms", 1e6),
        S("s", 1e9),
        MIN("m", 60e9);

        private final String text;
        private final double scale;

        Unit(String text, double scale) {
            this.text = text;
            this.scale = scale;
        }

        static Optional<Unit> of(String text) {
            String known = text.equals("\u00b5s") ? "us" : text;
            for (Unit unit : values()) {
                if (unit.text.equals(known)) {
                    return Optional.of(unit);
                }
            }
            return Optional.empty();
        }

        boolean isTime() {
            return compareTo(NS) >= 0;
        }
    }

    /** What the text says, if it is a number with or without a unit. */
    static Optional<Bound> parse(String text) {
        Matcher match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Unit.of(match.group(2)).map(unit -> new Bound(Double.parseDouble(match.group(1)), unit));
    }

    /** The value in the unit that observations have: nanoseconds for times, as written for the rest. */
    double scaled() {
        return value * unit.scale;
    }

    /** An observation in this bound's unit, as text. */
    String textOf(double observed) {
        String number = Numbers.text(observed / unit.scale);
        return unit.isTime() ? number + " " + unit.text : number + unit.text;
    }
}
