package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The rules of Prometheus' own files.
 *
 * @param recording what is recorded
 * @param alerts what alerts ask; it answers only when something is wrong
 */
record Rules(List<Expression> recording, List<Expression> alerts) {

    /** All {@code .yml} files of a folder. */
    static Rules read(Path folder) throws IOException {
        Rules rules = new Rules(new ArrayList<>(), new ArrayList<>());
        for (Path file : files(folder)) {
            Map<?, ?> root = (Map<?, ?>) Objects.requireNonNull(
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
            for (Object group : list(root.get("groups"))) {
                for (Object one : list(((Map<?, ?>) group).get("rules"))) {
                    rules.add(String.valueOf(file.getFileName()), (Map<?, ?>) one);
                }
            }
        }
        return rules;
    }

    /** The files of rules in a folder, in order. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    private void add(String file, Map<?, ?> rule) {
        String text = String.valueOf(rule.get("expr"));
        if (rule.get("record") != null) {
            recording.add(new Expression(file + ", record " + rule.get("record"), text));
        } else {
            alerts.add(new Expression(file + ", alert " + rule.get("alert"), text));
        }
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
