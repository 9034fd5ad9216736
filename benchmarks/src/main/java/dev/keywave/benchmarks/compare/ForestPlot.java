package dev.keywave.benchmarks.compare;

import static dev.keywave.report.StaticPage.escape;

import java.util.List;
import java.util.Locale;

/**
 * The ratios of time per operation with their intervals, a row each, as inline SVG: a thick bar for 95%, a thin line for
 * 99.9%, a mark whose shape says the verdict, and the threshold as a band around 1.
 */
final class ForestPlot {

    /** Rules for the page's style sheet. */
    static final String STYLE = """
            svg.forest { width: 100%; height: auto; display: block; }
            svg.forest text { fill: var(--muted); font-size: 12px; }
            svg.forest .title { fill: var(--text); font-size: 13px; }
            svg.forest .band { fill: var(--shade); }
            svg.forest .one { stroke: var(--muted); stroke-width: 1; }
            svg.forest .rule { stroke: var(--rule); stroke-width: 1; }
            """;

    private static final int WIDTH = 960;
    private static final int SIDE = 24;
    private static final int TOP = 10;
    private static final int ROW = 46;
    private static final int BOTTOM = 46;
    /** Intervals of hopeless width would press all others together. */
    private static final double WIDEST = Math.log(4);

    private static final double[] STEPS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2};
    private static final int MOST_TICKS = 10;

    private final Comparison comparison;
    private final double reach;

    ForestPlot(Comparison comparison) {
        this.comparison = comparison;
        double widest = 2.2 * Math.log1p(comparison.rule().threshold());
        for (ComparedBenchmark each : comparison.benchmarks()) {
            Interval interval = each.estimate().logInterval(VerdictRule.CHANGE_CONFIDENCE);
            double end = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
            widest = Math.max(widest, Math.min(WIDEST, 1.08 * end));
        }
        reach = widest;
    }

    /** The picture. */
    String svg() {
        int height = TOP + ROW * comparison.benchmarks().size() + BOTTOM;
        int axis = height - BOTTOM;
        double limit = Math.log1p(comparison.rule().threshold());
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"forest\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Ratios of time per operation with"
                        + " their intervals\">",
                WIDTH,
                height));
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"band\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                x(-limit),
                TOP,
                x(limit) - x(-limit),
                axis - TOP));
        ticks(svg, axis);
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"one\" d=\"M%.1f %dV%d M%d %dH%d\"/>",
                x(0),
                TOP,
                axis,
                SIDE,
                axis,
                WIDTH - SIDE));
        List<ComparedBenchmark> rows = comparison.benchmarks();
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + ROW * i);
        }
        return svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\">← faster</text><text x=\"%d\" y=\"%d\" text-anchor=\"middle\">time per"
                                + " operation, new / baseline</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">slower"
                                + " →</text></svg>",
                        SIDE,
                        height - 6,
                        WIDTH / 2,
                        height - 6,
                        WIDTH - SIDE,
                        height - 6))
                .toString();
    }

    private void ticks(StringBuilder svg, int axis) {
        double from = Math.exp(-reach);
        double to = Math.exp(reach);
        double step = STEPS[STEPS.length - 1];
        for (double candidate : STEPS) {
            if ((to - from) / candidate <= MOST_TICKS) {
                step = candidate;
                break;
            }
        }
        for (double tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
            double at = x(Math.log(tick));
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"rule\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    at,
                    TOP,
                    axis,
                    at,
                    axis + 17,
                    step < 0.01 ? String.format(Locale.ROOT, "%.3f", tick) : String.format(Locale.ROOT, "%.2f", tick)));
        }
    }

    private void row(StringBuilder svg, ComparedBenchmark each, int top) {
        int line = top + 32;
        String colour = "var(" + colour(each.verdict()) + ")";
        svg.append(String.format(
                Locale.ROOT,
                "<g><title>%s</title><text class=\"title\" x=\"%d\" y=\"%d\">%s</text>"
                        + "<text class=\"title\" x=\"%d\" y=\"%d\" text-anchor=\"end\" style=\"fill:%s\">%s</text>",
                escape(inWords(each)),
                SIDE,
                top + 16,
                escape(each.title()),
                WIDTH - SIDE,
                top + 16,
                colour,
                each.verdict().label()));
        bar(svg, each.estimate().logInterval(VerdictRule.CHANGE_CONFIDENCE), line, colour, 1.6);
        bar(svg, each.estimate().logInterval(VerdictRule.SAME_CONFIDENCE), line, colour, 6);
        svg.append(mark(each.verdict(), x(each.estimate().logRatio()), line, colour))
                .append("</g>");
    }

    private void bar(StringBuilder svg, Interval interval, int y, String colour, double thickness) {
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %dH%.1f\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-opacity=\".75\"/>",
                x(interval.low()),
                y,
                x(interval.high()),
                colour,
                thickness));
    }

    private static String mark(Verdict verdict, double x, int y, String colour) {
        return switch (verdict) {
            case SLOWER, FASTER ->
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%.1f %dl%d 7v-14z\" fill=\"%s\" stroke=\"var(--card)\"/>",
                        verdict == Verdict.SLOWER ? x + 6 : x - 6,
                        y,
                        verdict == Verdict.SLOWER ? -12 : 12,
                        colour);
            case SAME ->
                String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%d\" r=\"6\" fill=\"%s\" stroke=\"var(--card)\"/>",
                        x,
                        y,
                        colour);
            case UNDECIDED ->
                String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%d\" r=\"5.5\" fill=\"var(--card)\" stroke=\"%s\" stroke-width=\"2\"/>",
                        x,
                        y,
                        colour);
        };
    }

    static String colour(Verdict verdict) {
        return switch (verdict) {
            case SLOWER -> "--red";
            case FASTER -> "--green";
            case SAME -> "--blue";
            case UNDECIDED -> "--grey";
        };
    }

    private static String inWords(ComparedBenchmark each) {
        Interval interval = each.estimate().logInterval(VerdictRule.CHANGE_CONFIDENCE);
        return each.title() + ": " + Figures.ratio(Math.exp(each.estimate().logRatio())) + " "
                + Figures.interval(new Interval(Math.exp(interval.low()), Math.exp(interval.high())));
    }

    private double x(double logRatio) {
        double clipped = Math.max(-reach, Math.min(reach, logRatio));
        return SIDE + (clipped + reach) / (2 * reach) * (WIDTH - 2 * SIDE);
    }
}
