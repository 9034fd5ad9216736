package dev.keywave.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What forks that take turns are made of; the forks themselves are the self test's. */
final class InterleavingTest {

    @Test
    void eachSideGoesFirstInOneOfTwoTurns() {
        TurnOrder order = new TurnOrder(7);
        for (int block = 0; block < 50; block++) {
            assertThat(order.baselineFirst()).as("block %d, seed 7", block).isNotEqualTo(order.baselineFirst());
        }
    }

    @Test
    void theOrderIsDrawn() {
        TurnOrder order = new TurnOrder(7);
        long first = IntStream.range(0, 100)
                .filter(i -> order.baselineFirst() && i % 2 == 0)
                .count();
        assertThat(first).as("seed 7").isBetween(10L, 40L);
    }

    @Test
    void jmhsListingIsReadWithItsParameters() {
        String listing = """
                WARNING: something of the JVM
                Benchmarks:\s
                a.B.first
                  param "algorithm" = {ES256, EdDSA}
                  param "provider" = {accp}
                a.B.second
                """;
        assertThat(BenchmarkListing.parse(listing, Map.of("provider", List.of("bc", "jdk"))))
                .extracting(Measurable::title)
                .containsExactly(
                        "B.first algorithm=ES256 provider=bc",
                        "B.first algorithm=ES256 provider=jdk",
                        "B.first algorithm=EdDSA provider=bc",
                        "B.first algorithm=EdDSA provider=jdk",
                        "B.second");
    }

    @Test
    void forksAreMergedIntoJmhsOwnFormat() {
        MergedResults merged = new MergedResults(new Machine("EPYC", 2, "Linux amd64"), "session");
        merged.add(JmhTexts.file(JmhTexts.entry("a.B.c", "ES256", List.of(new double[] {1, 3}))));
        merged.add(JmhTexts.file(JmhTexts.entry("a.B.c", "ES256", List.of(new double[] {2, 6}))));

        JsonNode entry = JsonMapper.builder().build().readTree(merged.json()).get(0);
        assertThat(entry.path("forks").asInt()).isEqualTo(2);
        assertThat(entry.path("primaryMetric").path("rawData").toString()).isEqualTo("[[1.0,3.0],[2.0,6.0]]");
        assertThat(entry.path("primaryMetric").path("score").asDouble()).isEqualTo(3.0);
        assertThat(entry.path("primaryMetric")
                        .path("scorePercentiles")
                        .path("50.0")
                        .asDouble())
                .isEqualTo(2.5);
        JmhResult read = merged.results("merged").get(0);
        assertThat(read.machine()).isEqualTo(new Machine("EPYC", 2, "Linux amd64"));
        assertThat(read.session()).isEqualTo("session");
    }

    @Test
    void pairsOfOneSessionCancelWhatDrifts() {
        MergedResults baseline = new MergedResults(Machine.current(), "session");
        MergedResults measured = new MergedResults(Machine.current(), "session");
        for (int pair = 0; pair < 6; pair++) {
            double drift = 40 * (1 + 0.2 * pair) * (pair % 2 == 0 ? 1 : 1.002);
            baseline.add(JmhTexts.file(JmhTexts.entry("a.B.c", "ES256", List.of(new double[] {drift}))));
            measured.add(JmhTexts.file(JmhTexts.entry(
                    "a.B.c", "ES256", List.of(new double[] {drift * (1 + pair * 1e-3)}))));
        }
        Comparison comparison =
                Comparison.of("a", baseline.results("a"), "b", measured.results("b"), new VerdictRule(0.05), false);
        assertThat(comparison.benchmarks().get(0).estimate().paired()).isTrue();
        assertThat(comparison.headline()).isEqualTo("1 same");
    }

    @Test
    void aSlowdownOfTenPercentDoesEveryTenthOperationTwice() {
        SlowDown slowDown = new SlowDown(0.1);
        assertThat(IntStream.range(0, 1_000).filter(i -> slowDown.again()).count())
                .isBetween(99L, 100L);
    }
}
