package dev.keywave.checkpoint;

import static dev.keywave.report.StaticPage.escape;

import java.util.List;
import java.util.Locale;

/** Sensitivity as bars: each reaches from the margin at the input's low end to that at its high end; 0 decides. */
final class SwingBars {

    private SwingBars() {}

    static String html(List<Swing> swings) {
        double low = Math.min(
                -0.1,
                swings.stream()
                        .mapToDouble(s -> Math.min(s.lowMargin(), s.highMargin()))
                        .min()
                        .orElse(0));
        double high = Math.max(
                0.1,
                swings.stream()
                        .mapToDouble(s -> Math.max(s.lowMargin(), s.highMargin()))
                        .max()
                        .orElse(0));
        StringBuilder html = new StringBuilder(
                "<p class=\"note\">Tightest margin of the wave that it moves most, in proportion to what is"
                        + " demanded; the vertical line is 0: left of it is a no-go. The first "
                        + RolloutResult.SHOWN_SWINGS + " matter most.</p><div class=\"swings\">");
        for (Swing swing : swings) {
            double from = Math.min(swing.lowMargin(), swing.highMargin());
            double to = Math.max(swing.lowMargin(), swing.highMargin());
            html.append("<div>")
                    .append(escape(swing.input()))
                    .append("<div class=\"note\">")
                    .append(escape(swing.low() + " to " + swing.high() + "; " + swing.source()))
                    .append("</div></div>");
            html.append(String.format(
                    Locale.ROOT,
                    "<div class=\"swing\"><i style=\"left: %.2f%%; width: %.2f%%\"></i><b style=\"left: %.2f%%\"></b></div>",
                    100 * (from - low) / (high - low),
                    100 * (to - from) / (high - low),
                    100 * -low / (high - low)));
            html.append("<div class=\"note\">").append(escape(inWords(swing))).append("</div>");
        }
        return html.append("</div>").toString();
    }

    /** What the two ends lead to. */
    static String inWords(Swing swing) {
        if (swing.size() == 0) {
            return "moves nothing from " + swing.low() + " to " + swing.high();
        }
        return swing.wave() + ", with " + swing.low() + " " + end(swing.lowMargin(), swing.lowGo(), swing.lowTightest())
                + ", with " + swing.high() + " " + end(swing.highMargin(), swing.highGo(), swing.highTightest());
    }

    private static String end(double margin, boolean go, String tightest) {
        return (go ? "GO" : "NO-GO") + " by " + Written.percent(Math.abs(margin)) + " (" + tightest + ")";
    }
}
