package dev.keywave.grafana.panel;

import dev.keywave.grafana.query.Expression;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks on all panels over time: wherever the expression has a value other than 0; neighbouring marks are one region. What lasts is
 * marked where it begins, since regions that cover a panel hide what they explain.
 *
 * @param name as the reader sees it
 * @param colour of its marks
 * @param expression what Prometheus is asked
 * @param text what a mark says, with labels in double braces
 */
public record Annotation(String name, Colour colour, Expression expression, String text) {

    private static final String STEP = "2s";

    /** What {@code --grafana URL} wrote by Grafana's API. */
    static ObjectNode written() {
        ObjectNode json = Json.object();
        json.putObject("datasource").put("type", "grafana").put("uid", "-- Grafana --");
        json.put("enable", true);
        json.put("hide", false);
        json.put("iconColor", Colour.SKY_BLUE.hex());
        json.put("name", "Written by keywave");
        ObjectNode target = json.putObject("target");
        target.put("limit", 100);
        target.put("matchAny", false);
        target.putArray("tags").add("keywave");
        target.put("type", "tags");
        return json;
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.set("datasource", DataSource.json());
        json.put("enable", true);
        json.put("hide", false);
        json.put("iconColor", colour.hex());
        json.put("name", name);
        json.put("tagKeys", "");
        ObjectNode target = json.putObject("target");
        target.set("datasource", DataSource.json());
        target.put("expr", expression.promql());
        target.put("instant", false);
        target.put("interval", STEP);
        target.put("range", true);
        target.put("refId", "Anno");
        json.put("textFormat", text);
        json.put("titleFormat", name);
        json.put("useValueForTime", false);
        return json;
    }
}
