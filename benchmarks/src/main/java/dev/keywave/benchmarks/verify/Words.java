package dev.keywave.benchmarks.verify;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How figures are written. */
final class Words {

    private Words() {}

    /** {@code 24,310}; a dash when there is none. */
    static String perS(@Nullable Figure figure) {
        return figure == null
                ? "-"
                : String.format(Locale.ROOT, figure.perS() < 100 ? "%,.1f" : "%,.0f", figure.perS());
    }

    /** {@code 1.2 %}; a dash for a single round. */
    static String error(@Nullable Figure figure) {
        return figure == null || Double.isNaN(figure.relativeError())
                ? "-"
                : figure.relativeError() >= 1
                        ? "> 100 %"
                        : String.format(Locale.ROOT, "%.1f %%", 100 * figure.relativeError());
    }

    /** {@code 1.08}; a dash when there is nothing to compare with. */
    static String ratio(OptionalDouble ratio) {
        return ratio.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }
}
