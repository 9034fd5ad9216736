package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers as a rollout manager reads them. */
final class Written {

    private Written() {}

    static String count(double n) {
        return String.format(Locale.ROOT, "%,.0f", n);
    }

    /** A share of 0 to 1, as percent; small ones with a digit more. */
    static String percent(double share) {
        double percent = 100 * share;
        double size = Math.abs(percent);
        boolean whole = percent == 0 || percent == 100 || (size >= 9.95 && size <= 99);
        return String.format(Locale.ROOT, whole ? "%.0f%%" : "%.1f%%", percent);
    }

    static String perS(double rate) {
        return threeDigits(rate) + "/s";
    }

    static String threeDigits(double value) {
        double size = Math.abs(value);
        String format = size >= 99.95 || size == 0 ? "%,.0f" : size >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    static String times(double factor) {
        return String.format(Locale.ROOT, "%.2f", factor) + " times";
    }

    /** The median alone when the seeds agree as far as one sees. */
    static String band(Band band, DoubleFunction<String> number) {
        String low = number.apply(band.low());
        String high = number.apply(band.high());
        String median = number.apply(band.median());
        return low.equals(high) ? median : median + " (" + low + " to " + high + ")";
    }

    static String plural(long n, String one, String many) {
        return String.format(Locale.ROOT, "%,d", n) + " " + (n == 1 ? one : many);
    }
}
