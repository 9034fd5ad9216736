package dev.keywave.grafana.panel;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard in Grafana's classic schema
 * (https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/).
 *
 * @param uid its name in links, and its file's
 * @param title as the reader sees it
 * @param description one sentence
 * @param variables choices at the top, besides that of the data source
 * @param annotations marks on all its panels
 * @param rows from top to bottom
 */
public record Dashboard(
        String uid,
        String title,
        String description,
        List<Variable> variables,
        List<Annotation> annotations,
        List<Row> rows) {

    private static final String TAG = "keywave";
    private static final int SCHEMA_VERSION = 42;
    private static final int SHARED_CROSSHAIR = 1;

    /** Copies the lists. */
    public Dashboard {
        variables = List.copyOf(variables);
        annotations = List.copyOf(annotations);
        rows = List.copyOf(rows);
    }

    /** The file's text. */
    public String json() {
        ObjectNode json = Json.object();
        json.put("uid", uid);
        json.put("title", title);
        json.put("description", description);
        json.putArray("tags").add(TAG);
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("version", 1);
        json.put("editable", false);
        json.put("graphTooltip", SHARED_CROSSHAIR);
        json.put("timezone", "browser");
        json.put("refresh", "5s");
        json.putObject("time").put("from", "now-15m").put("to", "now");
        json.putArray("links").add(linkToTheOthers());
        ArrayNode marks = json.putObject("annotations").putArray("list");
        marks.add(Annotation.written());
        annotations.forEach(annotation -> marks.add(annotation.json()));
        ArrayNode choices = json.putObject("templating").putArray("list");
        choices.add(Variable.dataSource());
        variables.forEach(variable -> choices.add(variable.json()));
        json.set("panels", new Layout().place(rows));
        return Json.text(json);
    }

    private static ObjectNode linkToTheOthers() {
        ObjectNode link = Json.object();
        link.put("asDropdown", false);
        link.put("icon", "external link");
        link.put("includeVars", true);
        link.put("keepTime", true);
        link.putArray("tags").add(TAG);
        link.put("targetBlank", false);
        link.put("title", "Keywave");
        link.put("tooltip", "");
        link.put("type", "dashboards");
        link.put("url", "");
        return link;
    }
}
