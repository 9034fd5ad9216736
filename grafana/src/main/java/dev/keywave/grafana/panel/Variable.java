package dev.keywave.grafana.panel;

import dev.keywave.grafana.query.OthersMetric;
import tools.jackson.databind.node.ObjectNode;

/**
 * A choice at the top of a dashboard: the values that a label has.
 *
 * @param name the label's name, and the variable's
 * @param title as the reader sees it
 * @param query where the values come from, such as {@code label_values(keywave_run_valid, run)}
 * @param choice what is chosen at first, and what all means
 */
public record Variable(String name, String title, String query, Choice choice) {

    private static final int ON_TIME_RANGE_CHANGE = 2;
    private static final int BY_NAME = 1;
    private static final int AS_FOUND = 0;
    private static final String RUN = "run";

    /** What may be chosen. */
    enum Choice {
        /** One at a time, the first of the list at first. */
        ONE,
        /** Several; all at first, which is whatever there is. */
        ANY,
        /** Several; all at first, which is all those of the list and nothing else. */
        LISTED
    }

    /** Values of a label of the metrics that match the regular expression. */
    public static Variable any(String label, String title, String metricRegex) {
        return new Variable(label, title, labelValues(label, metricRegex), Choice.ANY);
    }

    /** The same, for a label that other metrics have as well. */
    public static Variable listed(String label, String title, String metricRegex) {
        return new Variable(label, title, labelValues(label, metricRegex), Choice.LISTED);
    }

    /**
     * Runs that have metrics that match the regular expression, one at a time, at first the one whose process was started
     * last; names tell nothing of that, since whoever starts a run may choose its folder's.
     */
    public static Variable newestRun(String title, String metricRegex) {
        String started = "max by (" + RUN + ") (last_over_time("
                + OthersMetric.PROCESS_START.metric().name() + "{" + RUN + "!=\"\"}[$__range]))";
        String there = "group by (" + RUN + ") (last_over_time({__name__=~\"" + metricRegex + "\"}[$__range]))";
        String query = "query_result(sort_desc(" + started + " and on (" + RUN + ") " + there + "))";
        return new Variable(RUN, title, query, Choice.ONE);
    }

    private static String labelValues(String label, String metricRegex) {
        return "label_values({__name__=~\"" + metricRegex + "\"}, " + label + ")";
    }

    /** The data source's own choice. */
    static ObjectNode dataSource() {
        ObjectNode json = Json.object();
        json.put("name", DataSource.VARIABLE);
        json.put("label", "Prometheus");
        json.put("type", "datasource");
        json.put("query", "prometheus");
        json.put("hide", 0);
        json.put("includeAll", false);
        json.put("multi", false);
        json.put("refresh", 1);
        json.put("regex", "");
        json.putObject("current");
        json.putArray("options");
        return json;
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("name", name);
        json.put("label", title);
        json.put("type", "query");
        json.set("datasource", DataSource.json());
        json.put("definition", query);
        json.putObject("query").put("query", query).put("refId", "Variable-" + name);
        json.put("hide", 0);
        boolean several = choice != Choice.ONE;
        json.put("includeAll", several);
        json.put("multi", several);
        if (choice == Choice.ANY) {
            json.put("allValue", ".*");
        }
        ObjectNode current = json.putObject("current");
        if (several) {
            current.put("text", "All").put("value", "$__all");
        }
        json.putArray("options");
        json.put("refresh", ON_TIME_RANGE_CHANGE);
        json.put("regex", several ? "" : "/" + name + "=\"([^\"]*)\"/");
        json.put("sort", several ? BY_NAME : AS_FOUND);
        return json;
    }
}
