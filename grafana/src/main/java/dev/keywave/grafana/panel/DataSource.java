package dev.keywave.grafana.panel;

import tools.jackson.databind.node.ObjectNode;

/** The Prometheus that a dashboard asks: the one that is chosen in its variable. */
final class DataSource {

    /** The variable's name. */
    static final String VARIABLE = "datasource";

    private DataSource() {}

    static ObjectNode json() {
        return Json.object().put("type", "prometheus").put("uid", "${" + VARIABLE + "}");
    }
}
