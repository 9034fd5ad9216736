package dev.keywave.grafana.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How a line is drawn, so that lines are told apart in print, too. */
public enum Stroke {
    /** Without gaps. */
    SOLID("solid", 0, 0),
    /** Strokes and gaps. */
    DASHED("dash", 10, 6),
    /** Dots. */
    DOTTED("dot", 0, 6);

    private final String fill;
    private final int stroke;
    private final int gap;

    Stroke(String fill, int stroke, int gap) {
        this.fill = fill;
        this.stroke = stroke;
        this.gap = gap;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("fill", fill);
        if (gap > 0) {
            json.putArray("dash").add(stroke).add(gap);
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
