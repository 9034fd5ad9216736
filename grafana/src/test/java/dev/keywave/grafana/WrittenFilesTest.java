package dev.keywave.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files in the repository are those that the source says. */
final class WrittenFilesTest {

    private static final String WRITE = "keywave.dashboards.write";

    @Test
    void dashboardsAndRulesAreWhatTheSourceSays() throws IOException {
        for (Map.Entry<String, String> file : WrittenFiles.all().entrySet()) {
            Path path = Path.of(file.getKey());
            if (Boolean.getBoolean(WRITE)) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue());
            }
            assertThat(path).as("not written; -D" + WRITE + "=true writes it").exists();
            assertThat(Files.readString(path))
                    .as(path + " is not what the source says; -D" + WRITE + "=true writes it anew")
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void noDashboardIsLeftOver() throws IOException {
        try (Stream<Path> dashboards = Files.list(Path.of("dashboards"))) {
            assertThat(dashboards.map(path -> "dashboards/" + path.getFileName()))
                    .allMatch(new TreeSet<>(WrittenFiles.all().keySet())::contains);
        }
    }
}
