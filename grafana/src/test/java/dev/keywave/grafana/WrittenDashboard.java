package dev.keywave.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard as Grafana reads it. */
record WrittenDashboard(String path, JsonNode json) {

    private static final List<WrittenDashboard> ALL = WrittenFiles.all().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".json"))
            .map(WrittenDashboard::of)
            .toList();

    /** All that are written. */
    static List<WrittenDashboard> all() {
        return ALL;
    }

    private static WrittenDashboard of(Map.Entry<String, String> file) {
        return new WrittenDashboard(file.getKey(), JsonMapper.shared().readTree(file.getValue()));
    }

    /** Headings of rows and panels, those in folded rows too. */
    List<JsonNode> panelsAndRows() {
        List<JsonNode> panels = new ArrayList<>();
        for (JsonNode panel : json.get("panels")) {
            panels.add(panel);
            if (panel.has("panels")) {
                panel.get("panels").forEach(panels::add);
            }
        }
        return panels;
    }

    /** Without the headings. */
    List<JsonNode> panels() {
        return panelsAndRows().stream()
                .filter(panel -> !panel.get("type").stringValue().equals("row"))
                .toList();
    }

    /** Of panels and annotations. */
    List<String> expressions() {
        Stream<String> ofPanels = panels().stream()
                .flatMap(panel -> panel.get("targets").valueStream())
                .map(target -> target.get("expr").stringValue());
        Stream<String> ofAnnotations = json.at("/annotations/list")
                .valueStream()
                .filter(annotation ->
                        annotation.has("target") && annotation.get("target").has("expr"))
                .map(annotation -> annotation.at("/target/expr").stringValue());
        return Stream.concat(ofPanels, ofAnnotations).toList();
    }

    /** At the top. */
    List<JsonNode> variables() {
        return json.at("/templating/list").valueStream().toList();
    }

    @Override
    public String toString() {
        return path;
    }
}
