package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dashboard as Grafana reads it from its file.
 *
 * @param expressions of all panels, those in collapsed rows included, and of all annotations
 * @param variables those that are asked of Prometheus
 */
record Dashboard(String file, List<Expression> expressions, List<Variable> variables) {

    private static final JsonMapper JSON = new JsonMapper();

    /** All files of a folder, in order. */
    static List<Dashboard> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Dashboard> dashboards = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                dashboards.add(read(file));
            }
            return dashboards;
        }
    }

    static Dashboard read(Path file) throws IOException {
        JsonNode tree = JSON.readTree(Files.readString(file));
        String name = String.valueOf(file.getFileName());
        List<Expression> expressions = new ArrayList<>();
        addPanels(name, tree.path("panels"), expressions);
        for (JsonNode annotation : tree.at("/annotations/list")) {
            String text = annotation
                    .path("expr")
                    .asString(annotation.at("/target/expr").asString(""));
            if (!text.isEmpty()) {
                expressions.add(new Expression(
                        name + ", annotation '" + annotation.path("name").asString("") + "'", text));
            }
        }
        List<Variable> variables = new ArrayList<>();
        for (JsonNode variable : tree.at("/templating/list")) {
            if (variable.path("type").asString("").equals("query")) {
                variables.add(Variable.of(name, variable));
            }
        }
        return new Dashboard(name, expressions, variables);
    }

    private static void addPanels(String file, JsonNode panels, List<Expression> expressions) {
        for (JsonNode panel : panels) {
            String title = panel.path("title").asString("");
            for (JsonNode target : panel.path("targets")) {
                String text = target.path("expr").asString("");
                if (!text.isEmpty()) {
                    expressions.add(new Expression(
                            file + ", panel '" + title + "', "
                                    + target.path("refId").asString("?"),
                            text));
                }
            }
            addPanels(file, panel.path("panels"), expressions);
        }
    }
}
