package dev.keywave.grafana.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * What a Prometheus makes of a scene: every dashboard and every rule has an answer, and its figures are those of the run's own
 * summary. Needs {@code prometheus}, {@code promtool} and {@code prometheus-pushgateway}, Debian's will do.
 */
final class PrometheusIT {

    private static final Path GRAFANA = Path.of("").toAbsolutePath();
    /** Histograms' buckets are 2.2% wide. */
    private static final double WITHIN = 0.03;

    /** What everybody writes, to be read when something fails. */
    private static final Path FOLDER = Path.of("target", "live").toAbsolutePath();

    private static Scene scene;

    @BeforeAll
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    static void play() throws Exception {
        for (String program : List.of("prometheus", "promtool", "prometheus-pushgateway")) {
            if (!Program.isThere(program)) {
                abort("skipped: '" + program + " --version' does not work here");
            }
        }
        System.out.println("\nThe suite's Prometheus is "
                + PrometheusVersion.of("prometheus").text() + ", its promtool "
                + PrometheusVersion.of("promtool").text() + "\n");
        empty(FOLDER);
        scene = Scene.play(FOLDER);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    @AfterAll
    static void end() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void everyExpressionOfADashboardHasAnAnswer() throws Exception {
        Asked asked = new Asked(scene.prometheus(), scene.began(), scene.ended());
        List<Dashboard> dashboards = Dashboard.readAll(GRAFANA.resolve("dashboards"));
        assertThat(dashboards).isNotEmpty();
        for (Dashboard dashboard : dashboards) {
            asked.ask(dashboard);
        }
        assertThat(asked.unanswered()).isEmpty();
    }

    @Test
    void everyRuleHasAnAnswer() throws Exception {
        Asked asked = new Asked(scene.prometheus(), scene.began(), scene.ended());
        Rules rules = Rules.read(GRAFANA.resolve("rules"));
        assertThat(rules.recording()).isNotEmpty();
        assertThat(rules.alerts()).isNotEmpty();
        rules.recording().forEach(asked::ask);
        rules.alerts().forEach(asked::ask);
        assertThat(asked.unanswered()).isEmpty();
    }

    @Test
    void whatHasNoAnswerIsFound() {
        Asked asked = new Asked(scene.prometheus(), scene.began(), scene.ended());
        asked.ask(new Expression("a meter that nobody has", "keywave_nothing_total"));
        asked.ask(new Expression("a comparison of nothing", "rate(keywave_nothing_total[5s]) > 0"));
        asked.ask(new Expression("no PromQL", "rate(keywave_ceremonies_total)"));
        asked.ask(new Expression("no number", "0 * keywave_run_valid / 0"));
        asked.ask(new Expression("nothing to worry about", "keywave_run_valid > 7"));
        assertThat(asked.unanswered())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("a meter that nobody has: no data"),
                        one -> assertThat(one).startsWith("a comparison of nothing: no data"),
                        one -> assertThat(one).startsWith("no PromQL: ").contains("expected type range vector"),
                        one -> assertThat(one).startsWith("no number: no data"));
    }

    @Test
    void prometheusEvaluatesAllRulesWithoutAnError() throws Exception {
        List<String> bad = new ArrayList<>();
        int count = 0;
        for (JsonNode group : scene.prometheus().api("/api/v1/rules").get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                count++;
                if (!rule.path("health").asString("").equals("ok")) {
                    bad.add(rule.toString());
                }
            }
        }
        Rules rules = Rules.read(GRAFANA.resolve("rules"));
        assertThat(bad).isEmpty();
        assertThat(count).isEqualTo(rules.recording().size() + rules.alerts().size());
    }

    @Test
    void promtoolAcceptsTheConfigurationAndTheRulesAndTheirTestsPass() throws Exception {
        Path configuration = Configuration.read(GRAFANA.resolve("prometheus.yml"))
                .readableBy(PrometheusVersion.of("promtool"))
                .withRules(Rules.files(GRAFANA.resolve("rules")))
                .write(FOLDER.resolve("shipped.yml"));
        promtool("config", List.of("check", "config", configuration.toString()));
        List<String> test = new ArrayList<>(List.of("test", "rules"));
        try (Stream<Path> files = Files.list(GRAFANA.resolve("rules").resolve("tests"))) {
            files.forEach(file -> test.add(file.toString()));
        }
        assertThat(test).hasSizeGreaterThan(2);
        promtool("rules", test);
    }

    private static void promtool(String name, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("promtool"));
        words.addAll(arguments);
        try (Program promtool = Program.start(FOLDER, "promtool-" + name, Map.of(), words)) {
            assertThat(promtool.exitCode())
                    .as(() -> words + " prints " + promtool.output())
                    .isZero();
        }
    }

    @Test
    void countsAreThoseOfTheSummaryExactly() throws Exception {
        Figures figures = new Figures(
                scene.prometheus(), "run=\"" + Scene.SCRAPED + "\"", scene.scrapedAt(), scene.summary(Scene.SCRAPED));
        assertThat(figures.counts()).isNotEmpty().allSatisfy(PrometheusIT::isEqual);
    }

    @Test
    void percentilesAreThoseOfTheSummaryWithinThreePercent() throws Exception {
        Figures figures = new Figures(
                scene.prometheus(), "run=\"" + Scene.SCRAPED + "\"", scene.scrapedAt(), scene.summary(Scene.SCRAPED));
        assertThat(figures.percentiles()).hasSizeGreaterThan(20).allSatisfy(PrometheusIT::isNear);
    }

    @Test
    void aRunThatIsPushedArrivesWithTheCountsOfItsSummary() throws Exception {
        Figures figures = new Figures(
                scene.prometheus(),
                "run=\"" + Scene.PUSHED + "\",via=\"pushgateway\"",
                scene.ended(),
                scene.summary(Scene.PUSHED));
        assertThat(figures.counts()).isNotEmpty().allSatisfy(PrometheusIT::isEqual);
        assertThat(figures.percentiles()).hasSizeGreaterThan(20).allSatisfy(PrometheusIT::isNear);
    }

    @Test
    void aRunThatIsWrittenRemotelyArrivesWithTheCountsOfItsSummary() throws Exception {
        Figures figures = new Figures(
                scene.prometheus(),
                "run=\"" + Scene.PUSHED + "\",via=\"\"",
                scene.ended(),
                scene.summary(Scene.PUSHED));
        assertThat(figures.counts()).isNotEmpty().allSatisfy(PrometheusIT::isEqual);
        assertThat(figures.percentiles()).hasSizeGreaterThan(20).allSatisfy(PrometheusIT::isNear);
    }

    @Test
    void tracesAreExemplarsOfTheResponseTime() throws Exception {
        JsonNode exemplars = scene.prometheus()
                .exemplars(
                        "keywave_response_time_classic_seconds_bucket{run=\"" + Scene.SCRAPED + "\"}",
                        scene.began(),
                        scene.ended());
        assertThat(exemplars.findValuesAsString("trace_id"))
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace).matches("[0-9a-f]{32}"));
    }

    @Test
    void everyPanelIsDrawnByGrafanasOwnComponents() throws Exception {
        for (String program : Preview.needs()) {
            if (!Program.isThere(program)) {
                abort("skipped: '" + program + " --version' does not work here");
            }
        }
        Path pictures = FOLDER.resolve("pictures");
        Preview preview = Preview.install(GRAFANA.resolve("preview"), FOLDER);
        preview.test();
        preview.draw(scene.prometheus(), scene.began(), scene.ended(), pictures);
        for (Dashboard dashboard : Dashboard.readAll(GRAFANA.resolve("dashboards"))) {
            assertThat(pictures.resolve(dashboard.file().replace(".json", "-light.png")))
                    .isNotEmptyFile();
        }
    }

    private static void isEqual(Figures.Pair pair) {
        assertThat(pair.inPrometheus()).as(pair.expression()).isEqualTo(pair.inSummary());
    }

    private static void isNear(Figures.Pair pair) {
        assertThat(pair.inPrometheus())
                .as(pair.expression())
                .isBetween(pair.inSummary() * (1 - WITHIN), pair.inSummary() * (1 + WITHIN));
    }
}
