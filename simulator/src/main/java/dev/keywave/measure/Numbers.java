package dev.keywave.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader wants them. */
final class Numbers {

    /** Enough to see on which side of a limit a value lies, short enough to read. */
    private static final MathContext DIGITS = new MathContext(5);

    private Numbers() {}

    /** Five digits at most, no exponent, no trailing zeros; whole parts are kept whole. */
    static String text(double value) {
        BigDecimal exact = new BigDecimal(value);
        boolean large = Math.abs(value) >= 10_000;
        BigDecimal rounded = large ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
