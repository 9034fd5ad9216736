package dev.keywave.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
