package dev.keywave.grafana.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How a line is drawn, so that lines are told apart in print, too. */
public enum Stroke {
    /** Without gaps. */
    SOLID("solid"),
    /** Strokes and gaps. */
    DASHED("dash", 10, 6),
    /** Dots. */
    DOTTED("dot", 0, 6);

    private final String fill;
    private final int[] dash;

    Stroke(String fill, int... dash) {
        this.fill = fill;
        this.dash = dash;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("fill", fill);
        if (dash.length > 0) {
            json.putArray("dash").add(dash[0]).add(dash[1]);
        }
        return json;
    }

    /** Percentiles: they never cross, so that two that lie side by side differ. */
    static Map<String, Stroke> percentiles() {
        Map<String, Stroke> strokes = new LinkedHashMap<>();
        strokes.put("p50", SOLID);
        strokes.put("p90", DASHED);
        strokes.put("p99", SOLID);
        strokes.put("p99.9", DOTTED);
        return strokes;
    }
}
