package dev.keywave.checkpoint;

import static dev.keywave.report.StaticPage.escape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** A chart of lines and bands as SVG, with its legend: x are days or minutes, y begins at 0. */
final class LineChart {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 260;
    private static final int LEFT = 58;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final int Y_TICKS = 5;

    private record Curve(String name, Ink ink, List<Double> y) {}

    private record Area(Ink ink, List<Double> low, List<Double> high) {}

    private record Level(String name, Ink ink, double y) {}

    private record Mark(int x, String name) {}

    private final String title;
    private final String note;
    private final int points;
    private final DoubleFunction<String> yText;
    private final List<Curve> curves = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Mark> ticks = new ArrayList<>();
    private double least;

    /**
     * An empty one.
     *
     * @param points x runs from 0 to one less
     * @param yText writes a value with its unit
     */
    LineChart(String title, String note, int points, DoubleFunction<String> yText) {
        this.title = title;
        this.note = note;
        this.points = points;
        this.yText = yText;
    }

    LineChart line(String name, Ink ink, double[] y) {
        curves.add(new Curve(name, ink, boxed(y)));
        return this;
    }

    LineChart band(Ink ink, double[] low, double[] high) {
        areas.add(new Area(ink, boxed(low), boxed(high)));
        return this;
    }

    LineChart level(String name, Ink ink, double y) {
        levels.add(new Level(name, ink, y));
        return this;
    }

    /** A vertical line. */
    LineChart mark(int x, String name) {
        marks.add(new Mark(x, name));
        return this;
    }

    LineChart tick(int x, String name) {
        ticks.add(new Mark(x, name));
        return this;
    }

    /** The axis reaches at least so far. */
    LineChart upTo(double y) {
        least = y;
        return this;
    }

    String html() {
        double top = top();
        StringBuilder svg = new StringBuilder();
        svg.append("<figure class=\"card\"><h3>").append(escape(title)).append("</h3>");
        svg.append("<p class=\"note\">").append(escape(note)).append("</p>");
        svg.append(String.format(
                Locale.ROOT,
                "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                escape(title)));
        axes(svg, top);
        areas.forEach(area -> svg.append(polygon(area, top)));
        for (Mark mark : marks) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"mark\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"><title>%4$s</title></line>",
                    x(mark.x()),
                    TOP,
                    HEIGHT - BOTTOM,
                    escape(mark.name())));
        }
        curves.forEach(curve -> svg.append(polyline(curve, top)));
        for (Level level : levels) {
            if (level.y() > top) {
                continue;
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<line style=\"stroke: var(%s)\" stroke-width=\"2\" stroke-dasharray=\"%s\" x1=\"%d\" x2=\"%d\""
                            + " y1=\"%5$.1f\" y2=\"%5$.1f\"/>",
                    level.ink().variable(),
                    level.ink().dash(),
                    LEFT,
                    WIDTH - RIGHT,
                    y(level.y(), top)));
        }
        svg.append("</svg>");
        legend(svg, top);
        return svg.append("</figure>").toString();
    }

    private double top() {
        double top = least;
        for (Curve curve : curves) {
            for (double y : curve.y()) {
                top = Math.max(top, y);
            }
        }
        for (Area area : areas) {
            for (double y : area.high()) {
                top = Math.max(top, y);
            }
        }
        // a line far above everything would flatten what the chart is about
        for (Level level : levels) {
            top = level.y() <= 3 * top || top == 0 ? Math.max(top, level.y()) : top;
        }
        return top > 0 && top == least ? top : nice(top == 0 ? 1 : top * 1.04);
    }

    /** The next round number that the ticks divide well. */
    private static double nice(double value) {
        double size = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10}) {
            if (value <= step * size * (1 + 1e-9)) {
                return step * size;
            }
        }
        return 10 * size;
    }

    private void axes(StringBuilder svg, double top) {
        for (int i = 0; i <= Y_TICKS; i++) {
            double value = top * i / Y_TICKS;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>"
                            + "<text x=\"%4$d\" y=\"%5$.1f\" text-anchor=\"end\">%6$s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(value, top),
                    LEFT - 6,
                    y(value, top) + 4,
                    escape(yText.apply(value))));
        }
        for (Mark tick : ticks) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"rule\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>"
                            + "<text x=\"%1$.1f\" y=\"%4$d\" text-anchor=\"middle\">%5$s</text>",
                    x(tick.x()),
                    HEIGHT - BOTTOM,
                    HEIGHT - BOTTOM + 5,
                    HEIGHT - BOTTOM + 19,
                    escape(tick.name())));
        }
    }

    private String polyline(Curve curve, double top) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < curve.y().size(); i++) {
            path.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(curve.y().get(i), top)));
        }
        return String.format(
                Locale.ROOT,
                "<polyline fill=\"none\" style=\"stroke: var(%s)\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>",
                curve.ink().variable(),
                curve.ink().dash(),
                path.toString().strip());
    }

    private String polygon(Area area, double top) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < area.high().size(); i++) {
            path.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(area.high().get(i), top)));
        }
        for (int i = area.low().size() - 1; i >= 0; i--) {
            path.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(area.low().get(i), top)));
        }
        return "<polygon style=\"fill: var(" + area.ink().variable() + ")\" fill-opacity=\"0.2\" points=\""
                + path.toString().strip() + "\"/>";
    }

    private void legend(StringBuilder html, double top) {
        html.append("<p class=\"note\">");
        curves.forEach(curve -> key(html, curve.ink(), curve.name()));
        levels.forEach(
                level -> key(html, level.ink(), level.name() + (level.y() > top ? ", far above this axis" : "")));
        html.append("</p>");
    }

    private static void key(StringBuilder html, Ink ink, String name) {
        html.append(
                        "<span class=\"legend\"><svg class=\"stroke\" viewBox=\"0 0 26 8\"><line x1=\"0\" x2=\"26\" y1=\"4\""
                                + " y2=\"4\" stroke-width=\"2.5\" stroke-dasharray=\"")
                .append(ink.dash())
                .append("\" style=\"stroke: var(")
                .append(ink.variable())
                .append(")\"/></svg>")
                .append(escape(name))
                .append("</span>");
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private double x(int i) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * i / Math.max(1, points - 1);
    }

    private static double y(double value, double top) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(1, value / top));
    }
}
