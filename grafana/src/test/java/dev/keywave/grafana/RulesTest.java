package dev.keywave.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules are well-formed YAML, recorded series are used, and each alert has a test for promtool. */
final class RulesTest {

    @Test
    void everyAlertSaysWhatAndWhatToDo() {
        List<JsonNode> alerts = rules("rules/alerts.yml");
        assertThat(alerts).extracting(alert -> alert.get("alert").stringValue()).doesNotHaveDuplicates();
        for (JsonNode alert : alerts) {
            assertThat(alert.get("alert").stringValue()).startsWith("Keywave");
            assertThat(alert.get("expr").stringValue()).isNotBlank();
            assertThat(alert.get("for").stringValue()).matches("\\d+s");
            assertThat(alert.at("/labels/severity").stringValue()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").stringValue()).endsWith(".");
            assertThat(alert.at("/annotations/advice").stringValue()).endsWith(".");
        }
    }

    @Test
    void whatIsRecordedIsUsed() {
        String alerts = text("rules/alerts.yml");
        for (JsonNode rule : rules("rules/recording.yml")) {
            String name = rule.get("record").stringValue();
            assertThat(name).matches("[a-z_]+:[a-z_]+:[a-z0-9_]+");
            assertThat(alerts.contains(name)
                            || WrittenDashboard.all().stream()
                                    .flatMap(dashboard -> dashboard.expressions().stream())
                                    .anyMatch(expression -> expression.contains(name)))
                    .as(name + " is used by nothing")
                    .isTrue();
        }
    }

    @Test
    void everyAlertHasATest() throws IOException {
        String tests;
        try (Stream<Path> files = Files.list(Path.of("rules/tests"))) {
            tests = files.map(RulesTest::read).collect(Collectors.joining("\n"));
        }
        assertThat(rules("rules/alerts.yml"))
                .allMatch(alert ->
                        tests.contains("alertname: " + alert.get("alert").stringValue() + "\n"));
    }

    private static List<JsonNode> rules(String path) {
        Object file = new Load(LoadSettings.builder().build()).loadFromString(text(path));
        JsonNode groups = JsonMapper.shared().valueToTree(file).get("groups");
        return groups.valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .toList();
    }

    private static String text(String path) {
        return Objects.requireNonNull(WrittenFiles.all().get(path));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
