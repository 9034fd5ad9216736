package dev.keywave.capacity;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

    private Figures() {}

    /** Four digits that matter: a precision of 1% can be seen. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 999.5 ? "%,.0f" : size >= 99.95 ? "%.1f" : size >= 9.995 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    static String perS(double rate) {
        return Double.isFinite(rate) ? number(rate) + "/s" : "-";
    }

    /** Three digits that matter, without the unit. */
    static String ms(double ms) {
        String format = ms >= 99.95 ? "%,.0f" : ms >= 9.995 ? "%.1f" : ms >= 0.9995 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, ms);
    }

    static String percent(double share) {
        double percent = share * 100;
        return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f%%" : "%.2f%%", percent);
    }

    /** Minutes and seconds. */
    static String clock(double seconds) {
        long s = Math.round(Math.max(0, seconds));
        return String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }
}
