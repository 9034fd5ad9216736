package dev.keywave.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Rules are well-formed YAML, recorded series are used, and each alert has a test for promtool. */
final class RulesTest {

    @Test
    void everyAlertSaysWhatAndWhatToDo() {
        List<Map<?, ?>> alerts = rules("rules/alerts.yml");
        assertThat(alerts).extracting(alert -> alert.get("alert")).doesNotHaveDuplicates();
        for (Map<?, ?> alert : alerts) {
            assertThat(alert.get("alert")).asString().startsWith("Keywave");
            assertThat(alert.get("expr")).asString().isNotBlank();
            assertThat(alert.get("for")).asString().matches("\\d+s");
            assertThat(((Map<?, ?>) alert.get("labels")).get("severity")).isIn("critical", "warning");
            Map<?, ?> sentences = (Map<?, ?>) alert.get("annotations");
            assertThat(sentences.get("summary")).asString().endsWith(".");
            assertThat(sentences.get("advice")).asString().endsWith(".");
        }
    }

    @Test
    void whatIsRecordedIsUsed() {
        String alerts = text("rules/alerts.yml");
        for (Map<?, ?> rule : rules("rules/recording.yml")) {
            String name = Objects.toString(rule.get("record"));
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
                .allMatch(alert -> tests.contains("alertname: " + alert.get("alert") + "\n"));
    }

    private static List<Map<?, ?>> rules(String path) {
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(path));
        return ((List<?>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<?>) ((Map<?, ?>) group).get("rules")).stream())
                        .<Map<?, ?>>map(rule -> (Map<?, ?>) rule)
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
