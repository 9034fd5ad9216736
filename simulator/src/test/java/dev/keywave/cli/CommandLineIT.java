package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands as typed, with the executable jar, two at a time. Lag limits are wide: these tests run on shared machines.
 */
@Execution(ExecutionMode.CONCURRENT)
final class CommandLineIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LISTENS = Pattern.compile("http://localhost:(\\d+)");

    @TempDir
    private Path folder;

    @Test
    void aRunOnTheEmbeddedRelyingPartyPassesAndLeavesItsResults() throws Exception {
        try (KeywaveProcess run = run("--users", "100", "--rate", "100", "--for", "2s")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            JsonNode summary = summary();
            assertThat(summary.at("/valid").asBoolean()).isTrue();
            assertThat(summary.at("/passed").asBoolean()).isTrue();
            assertThat(summary.at("/registration/accepted").asInt()).isEqualTo(100);
            assertThat(summary.at("/authentication/accepted").asInt()).isEqualTo(200);
            assertThat(summary.at("/generator/crypto").asString()).isNotEmpty();
            Path results = onlyResults();
            assertThat(results.resolve("report.html")).isNotEmptyFile();
            assertThat(results.resolve("intervals.hlog")).isNotEmptyFile();
            assertThat(results.resolve("junit.xml")).isNotEmptyFile();
            assertThat(Files.readAllBytes(results.resolve("summary.json")))
                    .isEqualTo(Files.readAllBytes(folder.resolve("out.json")));
        }
    }

    @Test
    void theReportShowsTheFiguresOfTheSummary() throws Exception {
        try (KeywaveProcess run = run("--users", "50", "--concurrency", "5", "--for", "1s")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            String html = Files.readString(onlyResults().resolve("report.html"));
            Matcher embedded = Pattern.compile(
                            "<script[^>]*type=\"application/json\"[^>]*>(.*?)</script>", Pattern.DOTALL)
                    .matcher(html);
            assertThat(embedded.find()).isTrue();
            JsonNode data = JSON.readTree(embedded.group(1));
            JsonNode inReport = data.has("summary") ? data.get("summary") : data;
            assertThat(inReport.get("authentication")).isEqualTo(summary().get("authentication"));
        }
    }

    @Test
    void aThresholdThatDoesNotHoldIsExitCode3() throws Exception {
        try (KeywaveProcess run = run(
                "--users",
                "20",
                "--rate",
                "50",
                "--for",
                "1s",
                "--threshold",
                "authentication.response_time.p50 < 1us")) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.THRESHOLD_FAILED);
            assertThat(summary().at("/passed").asBoolean()).isFalse();
            assertThat(summary().at("/thresholds/0/passed").asBoolean()).isFalse();
        }
    }

    @Test
    void aGeneratorThatLagsIsExitCode4() throws Exception {
        try (KeywaveProcess run = KeywaveProcess.startBriefly(
                folder,
                "run",
                "--users",
                "20",
                "--rate",
                "50",
                "--for",
                "1s",
                "--max-send-lag",
                "1ns",
                "--json",
                "out.json")) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.GENERATOR_BOTTLENECK);
            assertThat(summary().at("/valid").asBoolean()).isFalse();
            assertThat(summary().at("/invalid_reasons/0").asString()).contains("send lag");
        }
    }

    @Test
    void anInterruptWritesEverythingAndIsExitCode130() throws Exception {
        try (KeywaveProcess run = run("--users", "50", "--rate", "100", "--for", "10m")) {
            run.awaitOutput("authentication");
            run.interrupt();
            assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(summary().at("/interrupted").asBoolean()).isTrue();
            assertThat(onlyResults().resolve("report.html")).isNotEmptyFile();
            assertAccountsAddUp();
        }
    }

    @Test
    void aKilledRunGoesOnWithTheSamePopulationAndRepeatsNoCounter() throws Exception {
        try (KeywaveProcess rp = KeywaveProcess.startBriefly(folder, "rp", "--port", "0", "--counter", "strict")) {
            String target = target(rp);
            String[] common = {
                "--target", target, "--population", "p.kw", "--models", "security-key", "--users", "50", "--rate", "300"
            };
            try (KeywaveProcess first = run(with(common, "--for", "10m"))) {
                first.awaitOutput("authentication");
                first.kill();
                first.exitCode();
            }
            try (KeywaveProcess second = run(with(common, "--for", "2s"))) {
                assertThat(second.exitCode()).as(second.output()).isZero();
                JsonNode summary = summary();
                assertThat(summary.at("/registration/intended").asInt()).isZero();
                // a repeated counter would be refused: the relying party is strict
                assertThat(summary.at("/authentication/accepted").asInt()).isEqualTo(600);
            }
        }
    }

    @Test
    void aPlanRunsItsPhases() throws Exception {
        Files.writeString(folder.resolve("plan.yaml"), """
                population: {users: 40, models: "security-key"}
                phases:
                  - {ceremony: registration, rate: 200/s}
                  - {name: warm-up, ceremony: authentication, rate: 50/s, for: 1s, measured: false}
                  - {name: ramp, ceremony: authentication, rate: 50/s..150/s, for: 1s}
                  - {name: crowd, ceremony: authentication, concurrency: 4, think: 100ms, for: 1s}
                thresholds:
                  - authentication.failed == 0
                max_send_lag: 10s
                """);
        try (KeywaveProcess run =
                KeywaveProcess.startBriefly(folder, "run", "--plan", "plan.yaml", "--json", "out.json")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(summary().at("/warm_up_ceremonies").asInt()).isEqualTo(50);
            assertThat(summary().at("/authentication/intended").asInt()).isBetween(104, 140);
        }
    }

    @Test
    void helpVersionAndCompletionAreThere() throws Exception {
        for (List<String> command : List.of(
                List.of("--version"),
                List.of("help", "run"),
                List.of("generate-completion"),
                List.of("adapters", "list"))) {
            try (KeywaveProcess process = KeywaveProcess.startBriefly(folder, command.toArray(String[]::new))) {
                assertThat(process.exitCode()).isZero();
                assertThat(process.output()).containsAnyOf("keywave", "fido-conformance");
            }
        }
    }

    private KeywaveProcess run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("run", "--json", "out.json", "--max-send-lag", "10s"));
        all.addAll(List.of(arguments));
        return KeywaveProcess.startBriefly(folder, all.toArray(String[]::new));
    }

    private static String[] with(String[] common, String... more) {
        return Stream.concat(Stream.of(common), Stream.of(more)).toArray(String[]::new);
    }

    private static String target(KeywaveProcess rp) throws IOException, InterruptedException {
        rp.awaitOutput("http://localhost:");
        Matcher listens = LISTENS.matcher(rp.output());
        assertThat(listens.find()).isTrue();
        return "http://localhost:" + listens.group(1);
    }

    private JsonNode summary() {
        return JSON.readTree(folder.resolve("out.json").toFile());
    }

    private Path onlyResults() throws IOException {
        try (Stream<Path> results = Files.list(folder.resolve("results"))) {
            return results.reduce((a, b) -> {
                        throw new AssertionError("two results: " + a + ", " + b);
                    })
                    .orElseThrow();
        }
    }

    private void assertAccountsAddUp() {
        for (String ceremony : List.of("registration", "authentication")) {
            JsonNode figures = summary().get(ceremony);
            long ended = Stream.of("accepted", "rejected", "throttled", "failed", "unfinished")
                    .mapToLong(outcome -> figures.get(outcome).asLong())
                    .sum();
            assertThat(ended).as(ceremony).isEqualTo(figures.get("intended").asLong());
        }
    }
}
