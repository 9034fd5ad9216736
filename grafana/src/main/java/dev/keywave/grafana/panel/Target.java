package dev.keywave.grafana.panel;

import dev.keywave.grafana.query.Expression;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query of a panel.
 *
 * @param expression what Prometheus is asked
 * @param legend how its series are called, with labels in double braces
 * @param shape how the answer is read
 * @param exemplars whether traces are asked for, too
 */
record Target(Expression expression, String legend, Shape shape, boolean exemplars) {

    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

    /** Refuses a legend that names a label which no series of the expression has. */
    Target {
        Matcher label = LABEL.matcher(legend);
        while (label.find()) {
            if (!expression.labels().contains(label.group(1))) {
                throw new IllegalArgumentException(legend + ": no such label in " + expression.promql());
            }
        }
    }

    Target(Expression expression, String legend, Shape shape) {
        this(expression, legend, shape, false);
    }

    /** The same, and traces of its histogram as dots. */
    Target withExemplars() {
        return new Target(expression, legend, shape, true);
    }

    /** How an answer is read. */
    enum Shape {
        /** Lines over the time range. */
        SERIES("time_series", false),
        /** A row for each series, now. */
        TABLE("table", true),
        /** Buckets over the time range. */
        HEATMAP("heatmap", false);

        private final String format;
        private final boolean instant;

        Shape(String format, boolean instant) {
            this.format = format;
            this.instant = instant;
        }
    }

    ObjectNode json(int index) {
        ObjectNode json = Json.object();
        json.set("datasource", DataSource.json());
        json.put("editorMode", "code");
        if (exemplars) {
            json.put("exemplar", true);
        }
        json.put("expr", expression.promql());
        json.put("format", shape.format);
        json.put("instant", shape.instant);
        json.put("legendFormat", legend);
        json.put("range", !shape.instant);
        json.put("refId", refId(index));
        return json;
    }

    /** A, B, C and so on: how Grafana tells a panel's queries apart. */
    static String refId(int index) {
        return String.valueOf((char) ('A' + index));
    }
}
