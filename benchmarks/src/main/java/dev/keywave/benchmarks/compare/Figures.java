package dev.keywave.benchmarks.compare;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

    private Figures() {}

    /** Four digits that matter. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < 0.0995) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        String format = size >= 999.5 ? "%,.0f" : size >= 99.95 ? "%.1f" : size >= 9.995 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** {@code 5%} or {@code 2.5%}. */
    public static String percent(double share) {
        double percent = share * 100;
        double rounded = Math.rint(percent * 10) / 10;
        return String.format(Locale.ROOT, rounded == Math.rint(rounded) ? "%.0f%%" : "%.1f%%", rounded);
    }

    /** {@code [0.981, 1.022]}; an end that is unknown is a dash. */
    static String interval(Interval interval) {
        return "[" + ratio(interval.low()) + ", " + ratio(interval.high()) + "]";
    }

    /** Three decimals. */
    static String ratio(double value) {
        return Double.isFinite(value) && value > 0 ? String.format(Locale.ROOT, "%.3f", value) : "-";
    }

    /** Minutes and seconds. */
    public static String clock(double seconds) {
        long s = Math.round(Math.max(0, seconds));
        return String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }
}
