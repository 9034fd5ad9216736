package dev.keywave.benchmarks.verify;

import static dev.keywave.report.StaticPage.escape;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Horizontal bars as inline SVG, all from 0 and in one unit. */
final class BarChart {

    private static final int WIDTH = 920;
    private static final int ROW = 28;
    private static final int BAR = 18;
    private static final int LABELS = 240;
    private static final int FIGURES = 260;
    private static final int TOP = 8;

    /** Room for the intervals of the longest bars; one that reaches further is cut off. */
    private static final double HEADROOM = 1.12;

    private BarChart() {}

    static String of(
            String title,
            List<Row> rows,
            Function<Row, @Nullable Figure> figures,
            Function<Row, OptionalDouble> ratios) {
        double largest = rows.stream()
                .map(figures)
                .mapToDouble(figure -> figure == null ? 0 : figure.perS())
                .max()
                .orElse(0);
        double scale = largest > 0 ? (WIDTH - LABELS - FIGURES) / (largest * HEADROOM) : 0;
        int height = TOP + rows.size() * ROW;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"bars\" role=\"img\" aria-label=\"")
                .append(escape(title))
                .append("\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\">");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            bar(svg, TOP + i * ROW, row, figures.apply(row), ratios.apply(row), scale);
        }
        line(svg, "axis", LABELS, 2, LABELS, height - 2);
        return svg.append("</svg>").toString();
    }

    private static void bar(
            StringBuilder svg, int top, Row row, @Nullable Figure figure, OptionalDouble ratio, double scale) {
        int baseline = top + BAR - 4;
        text(svg, "", LABELS - 10, baseline, "end", row.description());
        if (figure == null) {
            text(svg, "more", LABELS + 8, baseline, "start", row.note().isEmpty() ? "not measured" : row.note());
            return;
        }
        double end = LABELS + figure.perS() * scale;
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                row.isReference() ? "reference" : "ours",
                LABELS,
                top,
                end - LABELS,
                BAR));
        if (!Double.isNaN(figure.relativeError())) {
            double reach = figure.relativeError() * (end - LABELS);
            double middle = top + BAR / 2.0;
            line(svg, "error", Math.max(LABELS, end - reach), middle, Math.min(WIDTH - FIGURES, end + reach), middle);
        }
        String more = (Double.isNaN(figure.relativeError()) ? "" : " ± " + Words.error(figure))
                + (ratio.isEmpty() || row.isReference() ? "" : ", " + Words.ratio(ratio) + " x openssl");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\">%s<tspan class=\"more\">%s</tspan></text>",
                WIDTH - FIGURES + 8,
                baseline,
                Words.perS(figure),
                escape(more)));
    }

    private static void text(StringBuilder svg, String kind, int x, int y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                kind,
                x,
                y,
                anchor,
                escape(text)));
    }

    private static void line(StringBuilder svg, String kind, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                kind,
                x1,
                y1,
                x2,
                y2));
    }
}
