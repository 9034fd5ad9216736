package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The project in {@code grafana/preview}, which draws dashboards with Grafana's own components. */
final class Preview {

    /** Four hundred packages are installed. */
    private static final long PATIENCE_S = 300;

    private final Path project;
    private final Path folder;

    private Preview(Path project, Path folder) {
        this.project = project;
        this.folder = folder;
    }

    /** What it needs of this machine, as programs that are asked for their version. */
    static List<String> needs() {
        return List.of("node", "npm", System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    }

    /**
     * Installs what the project's lock file says.
     *
     * @param project the project's folder
     * @param folder where logs go
     */
    static Preview install(Path project, Path folder) throws IOException, InterruptedException {
        Preview preview = new Preview(project, folder);
        preview.succeed("preview-install", List.of("npm", "ci", "--ignore-scripts", "--prefix", project.toString()));
        return preview;
    }

    /** Runs its own tests. */
    void test() throws IOException, InterruptedException {
        succeed("preview-test", List.of("npm", "test", "--prefix", project.toString()));
    }

    /**
     * Draws all dashboards, of all runs and with every row open.
     *
     * @throws AssertionError with its words when a query or a panel fails or a panel is empty
     */
    void draw(Prometheus prometheus, Instant from, Instant to, Path pictures) throws IOException, InterruptedException {
        succeed(
                "preview-draw",
                List.of(
                        "node",
                        project.resolve("draw.mjs").toString(),
                        "--prometheus",
                        prometheus.remoteWrite().resolve("/").toString(),
                        "--out",
                        pictures.toString(),
                        "--range",
                        Duration.between(from, to).toSeconds() + "s",
                        "--to",
                        to.toString(),
                        "--scrape-interval",
                        "1s",
                        "--variable",
                        "run=All",
                        "--theme",
                        "light",
                        "--expand"));
    }

    private void succeed(String name, List<String> words) throws IOException, InterruptedException {
        try (Program program = Program.start(folder, name, Map.of(), words)) {
            if (program.exitCode(PATIENCE_S) != 0) {
                throw new AssertionError(words + " prints\n" + program.tail());
            }
        }
    }
}
