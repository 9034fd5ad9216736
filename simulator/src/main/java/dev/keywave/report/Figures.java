package dev.keywave.report;

import java.util.Locale;

/** Numbers and words as a console shows them: plain ASCII, grouped, three digits that matter, no control characters. */
final class Figures {

    private Figures() {}

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Milliseconds without their unit; {@code -} when there is no figure. */
    static String ms(double ms) {
        return Double.isFinite(ms) ? threeDigits(ms) : "-";
    }

    static String perS(double rate) {
        return threeDigits(rate) + "/s";
    }

    /** 0.012, 1.23, 12.3, 1,234: finer than a thousandth is noise. */
    static String threeDigits(double value) {
        double size = Math.abs(value);
        String format = size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : size >= 0.9995 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    /** Minutes and seconds, with hours when there are any: {@code 0:07}, {@code 1:02:03}. */
    static String clock(double seconds) {
        long s = Math.round(Math.max(0, seconds));
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** What came from elsewhere (a relying party's reason, a user's label) cannot steer the terminal. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }

    /** Cut to a width, with dots where something is missing. */
    static String cut(String text, int width) {
        String plain = plain(text);
        return plain.length() <= width ? plain : plain.substring(0, width - 3) + "...";
    }
}
