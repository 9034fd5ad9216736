package dev.keywave.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.NotableTraces;
import dev.keywave.measure.TracedCeremony;
import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CapacityReportsTest {

    private static final SearchSettings SETTINGS = new SearchSettings(SimulatedQueue.GOALS, 70, 1e6, 0.02, 10, 30, 2);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Findings findings = findings(searched(server()));
        Path file = Files.writeString(folder.resolve("capacity.json"), CapacityJson.text(findings));
        CapacityFile read = CapacityFile.read(file);
        assertThat(read.measured().capacityPerS()).isBetween(780.0, 810.0);
        assertThat(read.measured().lowestFailedPerS())
                .isGreaterThan(read.measured().capacityPerS());
        assertThat(read.measured().mix()).isEqualTo(Map.of(CeremonyType.AUTHENTICATION, 1.0));
        assertThat(read.objectives()).containsExactly(SimulatedQueue.OBJECTIVE);
        assertThat(read.precision()).isEqualTo(0.02);
    }

    @Test
    void aCapacityThatTheGeneratorLimitedSaysAtLeast() throws Exception {
        SimulatedQueue server = server();
        server.generatorEndsAtPerS = 500;
        Findings findings = findings(searched(server));
        assertThat(findings.headline()).startsWith("capacity at least ").endsWith("the generator was the limit");
        Path file = Files.writeString(folder.resolve("capacity.json"), CapacityJson.text(findings));
        assertThat(MeasuredCapacity.read(file).lowestFailedPerS()).isInfinite();
    }

    @Test
    void thePageHasEachTrialAndLoadsNothing() throws Exception {
        Findings findings = findings(searched(server()));
        String page = CapacityPage.html(findings);
        assertThat(page)
                .contains(findings.headline(), "default-src 'none'", "Kneedle", "Universal Scalability Law")
                .doesNotContain("<script", "http://www", "src=", "href=", "NaN", "Infinity");
        assertThat(page.split("<tr><th>\\d+</th>", -1))
                .hasSize(findings.result().trials().size() + 1);
        assertThat(page).contains("&lt;b&gt;target").doesNotContain("<b>target");
    }

    @Test
    void aSearchThatFoundNothingHasAPageToo() throws Exception {
        SearchResult nothing = new SearchResult(
                Limit.INTERRUPTED, 0, Double.POSITIVE_INFINITY, false, List.of(), List.of(), List.of());
        assertThat(CapacityPage.html(findings(nothing))).contains("interrupted before a rate held");
        assertThat(CapacityJson.text(findings(nothing))).contains("\"capacity_per_s\" : null");
    }

    @Test
    void eachTrialNamesItsTraces() throws Exception {
        SearchResult result = traced(searched(server()));
        JsonNode trials =
                new JsonMapper().readTree(CapacityJson.text(findings(result))).get("trials");
        assertThat(trials.size()).isEqualTo(result.trials().size());
        for (int i = 0; i < trials.size(); i++) {
            JsonNode traces = trials.get(i).get("traces");
            assertThat(traces.get("traced").asLong()).isEqualTo(41);
            assertThat(traces.at("/not_accepted/0/trace_id").asString()).isEqualTo(id(2 * i));
            assertThat(traces.at("/not_accepted/0/reason").asString()).isEqualTo("<b>busy");
            assertThat(traces.at("/slowest/0/trace_id").asString()).isEqualTo(id(2 * i + 1));
            assertThat(traces.at("/slowest/0/response_ms").asDouble()).isEqualTo(412.5);
        }
    }

    @Test
    void thePageOpensTheTracesOfTheLowestRateThatFailed() throws Exception {
        SearchResult result = traced(searched(server()));
        String page = CapacityPage.html(findings(result));
        int lowest = IntStream.range(0, result.trials().size())
                .filter(i -> !result.trials().get(i).held())
                .boxed()
                .min(Comparator.comparingDouble(i -> result.trials().get(i).ratePerS()))
                .orElseThrow();
        long failed = result.trials().stream().filter(trial -> !trial.held()).count();
        int atCapacity = result.trialAtCapacity().orElseThrow();
        assertThat(page.split("<summary>[^<]*traced\\)", -1)).hasSize((int) failed + 2);
        assertThat(page.split("<details open>", -1)).hasSize(2);
        assertThat(page.substring(page.indexOf("<details open>")))
                .containsSubsequence(
                        "(trial " + (lowest + 1) + ", ",
                        id(2 * lowest),
                        "&lt;b&gt;busy",
                        id(2 * lowest + 1),
                        "413",
                        "</details>",
                        ", the capacity (trial " + (atCapacity + 1) + ", confirmation, 41 traced)",
                        id(2 * atCapacity));
        assertThat(page).doesNotContain("<b>busy");
        assertThat(TrialTraces.inWords(result))
                .hasValueSatisfying(words -> assertThat(words)
                        .endsWith("failed: trace " + id(2 * lowest)
                                + ": authentication, rejected (<b>busy) after 3.20 ms"));
    }

    @Test
    void withoutTracesThereIsNothingAboutThem() throws Exception {
        SearchResult result = searched(server());
        assertThat(CapacityPage.html(findings(result))).doesNotContain("<h2>Traces</h2>");
        assertThat(TrialTraces.inWords(result)).isEmpty();
    }

    /** One that was not accepted and a slow one in each trial. */
    private static SearchResult traced(SearchResult result) {
        List<Trial> trials = IntStream.range(0, result.trials().size())
                .mapToObj(i -> traced(result.trials().get(i), i))
                .toList();
        return new SearchResult(
                result.limit(),
                result.capacityPerS(),
                result.failedPerS(),
                result.confirmed(),
                result.brackets(),
                result.rounds(),
                trials);
    }

    private static Trial traced(Trial trial, int place) {
        return new Trial(
                trial.step(),
                trial.ratePerS(),
                trial.durationS(),
                trial.achievedPerS(),
                trial.counts(),
                trial.responseTimeMs(),
                trial.meanMs(),
                trial.fallingBehind(),
                trial.verdicts(),
                trial.invalidReasons(),
                trial.acceptedPerCpuS(),
                new NotableTraces(
                        41,
                        List.of(traced(2 * place, "rejected", "<b>busy", 3.2)),
                        List.of(traced(2 * place + 1, "accepted", null, 412.5))));
    }

    private static TracedCeremony traced(int id, String outcome, @Nullable String reason, double ms) {
        return new TracedCeremony(
                id(id), CeremonyType.AUTHENTICATION, null, outcome, reason, "security-key", Instant.EPOCH, ms);
    }

    private static String id(int number) {
        return String.format("%032x", number);
    }

    private static SimulatedQueue server() {
        return new SimulatedQueue(800, false, false, 0.02, 1);
    }

    private static SearchResult searched(SimulatedQueue server) throws InterruptedException {
        return new Search(SETTINGS, server, new QuietListener()).run();
    }

    private static Findings findings(SearchResult result) throws IOException {
        return new Findings(
                result,
                SETTINGS,
                CeremonyMix.only(CeremonyType.AUTHENTICATION),
                OptionalDouble.empty(),
                10,
                1.5,
                "not available",
                List.of("registering 2,000 users"),
                Instant.EPOCH,
                100,
                Map.of("target", "<b>target"),
                Map.of("Keywave", "test"));
    }
}
