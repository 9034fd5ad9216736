package dev.keywave.grafana.panel;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Places rows and their panels in Grafana's grid, so that none overlap, and numbers them. */
final class Layout {

    private static final int COLUMNS = 24;

    private int nextId = 1;
    private int y;

    ArrayNode place(List<Row> rows) {
        ArrayNode panels = Json.array();
        rows.forEach(row -> place(row, panels));
        return panels;
    }

    private void place(Row row, ArrayNode panels) {
        if (row.title().isEmpty()) {
            place(row.panels(), panels);
            return;
        }
        ObjectNode heading = panels.addObject();
        heading.put("id", nextId++);
        heading.put("type", "row");
        heading.put("title", row.title());
        heading.put("collapsed", row.collapsed());
        heading.putObject("gridPos").put("h", 1).put("w", COLUMNS).put("x", 0).put("y", y);
        ArrayNode inside = heading.putArray("panels");
        y++;
        // a folded row keeps its panels to itself, an open one stands before them
        int before = y;
        place(row.panels(), row.collapsed() ? inside : panels);
        if (row.collapsed()) {
            y = before;
        }
    }

    private void place(List<Panel> row, ArrayNode panels) {
        int x = 0;
        int lineHeight = 0;
        for (Panel panel : row) {
            if (x + panel.width() > COLUMNS) {
                x = 0;
                y += lineHeight;
                lineHeight = 0;
            }
            panels.add(panel.json(nextId++, x, y));
            x += panel.width();
            lineHeight = Math.max(lineHeight, panel.height());
        }
        y += lineHeight;
    }
}
