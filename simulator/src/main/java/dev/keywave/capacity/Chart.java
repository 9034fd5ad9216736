package dev.keywave.capacity;

import static dev.keywave.report.StaticPage.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture with two axes as inline SVG, in the report's colours; marks differ in shape as well as in colour. */
final class Chart {

    /** Rules for the page's style sheet. */
    static final String STYLE = """
            svg.plot { width: 100%; height: auto; display: block; }
            svg.plot text { fill: var(--muted); font-size: 12px; }
            svg.plot .axis { stroke: var(--muted); stroke-width: 1; fill: none; }
            svg.plot .rule { stroke: var(--rule); stroke-width: 1; }
            svg.plot .label { fill: var(--text); }
            """;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 340;
    private static final int LEFT = 78;
    private static final int RIGHT = 28;
    private static final int TOP = 16;
    private static final int BOTTOM = 48;

    private final Scale x;
    private final Scale y;
    private final StringBuilder marks = new StringBuilder();
    private int uprights;

    /** The shape of a mark. */
    enum Mark {
        DOT,
        CROSS,
        RING
    }

    Chart(Scale x, Scale y) {
        this.x = x;
        this.y = y;
    }

    /** What an axis shows. */
    record Scale(String label, double from, double to, boolean logarithmic) {

        /** From 0 to a little more than the highest value. */
        static Scale upTo(String label, double highest) {
            return new Scale(label, 0, highest <= 0 ? 1 : highest * 1.05, false);
        }

        /** Over whole decades. */
        static Scale decades(String label, double lowest, double highest) {
            double from = Math.pow(10, Math.floor(Math.log10(Math.max(lowest, 1e-3))));
            double to = Math.pow(10, Math.ceil(Math.log10(Math.max(highest, from * 1.01))));
            return new Scale(label, from, to, true);
        }

        double share(double value) {
            return logarithmic
                    ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                    : (value - from) / (to - from);
        }

        List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            if (logarithmic) {
                for (double tick = from; tick <= to * 1.001; tick *= 10) {
                    ticks.add(tick);
                }
                return ticks;
            }
            double raw = (to - from) / 6;
            double decade = Math.pow(10, Math.floor(Math.log10(raw)));
            double step = raw / decade > 5 ? 10 * decade : raw / decade > 2 ? 5 * decade : 2 * decade;
            for (double tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
                ticks.add(tick);
            }
            return ticks;
        }
    }

    void mark(Mark shape, String colour, double atX, double atY, String title) {
        double px = px(atX);
        double py = py(atY);
        String drawn = switch (shape) {
            case DOT ->
                String.format(
                        Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"var(%s)\">", px, py, colour);
            case RING ->
                String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"none\" stroke=\"var(%s)\""
                                + " stroke-width=\"2\">",
                        px,
                        py,
                        colour);
            case CROSS ->
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%.1f %.1fl9 9m0 -9l-9 9\" stroke=\"var(%s)\" stroke-width=\"2.2\""
                                + " fill=\"none\">",
                        px - 4.5,
                        py - 4.5,
                        colour);
        };
        String element = shape == Mark.CROSS ? "path" : "circle";
        marks.append(drawn)
                .append("<title>")
                .append(escape(title))
                .append("</title></")
                .append(element)
                .append('>');
    }

    void line(String colour, boolean dashed, List<double[]> points) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", px(point[0]), py(point[1])));
        }
        marks.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"var(%s)\" stroke-width=\"1.8\"%s/>",
                path,
                colour,
                dashed ? " stroke-dasharray=\"6 5\"" : ""));
    }

    /** A dashed line from bottom to top, named at its top. */
    void upright(String colour, double atX, String name) {
        double px = px(atX);
        boolean leftOfIt = px > WIDTH * 0.6;
        int below = TOP + 12 + 15 * uprights++;
        marks.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %dV%d\" stroke=\"var(%s)\" stroke-dasharray=\"3 4\" stroke-width=\"1.6\"/>"
                        + "<text class=\"label\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                px,
                HEIGHT - BOTTOM,
                TOP,
                colour,
                leftOfIt ? px - 6 : px + 6,
                below,
                leftOfIt ? "end" : "start",
                escape(name)));
    }

    String svg(String title) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                escape(title)));
        for (double tick : y.ticks()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"rule\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT,
                    py(tick),
                    WIDTH - RIGHT,
                    LEFT - 8,
                    py(tick) + 4,
                    tick(tick)));
        }
        for (double tick : x.ticks()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"axis\" d=\"M%.1f %dv5\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    px(tick),
                    HEIGHT - BOTTOM,
                    px(tick),
                    HEIGHT - BOTTOM + 19,
                    tick(tick)));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"axis\" d=\"M%d %dV%dH%d\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<text x=\"14\" y=\"%d\" transform=\"rotate(-90 14 %d)\" text-anchor=\"end\">%s</text>",
                LEFT,
                TOP,
                HEIGHT - BOTTOM,
                WIDTH - RIGHT,
                WIDTH - RIGHT,
                HEIGHT - 10,
                escape(x.label),
                TOP,
                TOP,
                escape(y.label)));
        return svg.append(marks).append("</svg>").toString();
    }

    private double px(double value) {
        return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double py(double value) {
        return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String tick(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
