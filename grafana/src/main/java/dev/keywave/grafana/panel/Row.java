package dev.keywave.grafana.panel;

import java.util.List;

/**
 * Panels under a heading, placed from left to right and on as many lines as they take.
 *
 * @param title the heading; empty for none, at the top only
 * @param collapsed whether it is folded until somebody opens it
 * @param panels in reading order
 */
public record Row(String title, boolean collapsed, List<Panel> panels) {

    /** Copies the panels. */
    public Row {
        panels = List.copyOf(panels);
    }

    /** Panels without a heading, for the top. */
    public static Row top(Panel... panels) {
        return new Row("", false, List.of(panels));
    }

    /** An open row. */
    public static Row of(String title, Panel... panels) {
        return new Row(title, false, List.of(panels));
    }

    /** An open row, three panels on a line. */
    public static Row thirds(String title, Panel... panels) {
        for (Panel panel : panels) {
            panel.size(8, 8);
        }
        return of(title, panels);
    }

    /** The same; panels that do not say themselves why they are empty say this. */
    public Row without(String words) {
        panels.stream().filter(panel -> !panel.saysWhyItIsEmpty()).forEach(panel -> panel.empty(words));
        return this;
    }

    /** A folded row, for what not everybody has. */
    public static Row folded(String title, Panel... panels) {
        return new Row(title, true, List.of(panels));
    }
}
