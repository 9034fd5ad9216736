package dev.keywave.grafana.panel;

import tools.jackson.databind.node.ArrayNode;

/** What Grafana makes of a table's answers. */
final class Transformations {

    private Transformations() {}

    /** One table of all answers, by the labels that they share. */
    static ArrayNode merge() {
        ArrayNode all = Json.array();
        all.addObject().put("id", "merge").putObject("options");
        all.addObject()
                .put("id", "organize")
                .putObject("options")
                .putObject("excludeByName")
                .put("Time", true);
        return all;
    }

    /** A row for each value of one label and a column for each of another. */
    static ArrayNode matrix(String rowLabel, String columnLabel) {
        ArrayNode all = Json.array();
        all.addObject()
                .put("id", "groupingToMatrix")
                .putObject("options")
                .put("rowField", rowLabel)
                .put("columnField", columnLabel)
                .put("valueField", "Value")
                .put("emptyValue", "null");
        return all;
    }
}
