package dev.keywave.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.AdversaryFigures;
import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.GeneratorFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.TraceFigures;
import dev.keywave.measure.TracedCeremony;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Traces of driven peaks, in every form that a rollout's result has. */
final class DrivenTracesTest {

    private static final Instant STARTED = Instant.parse("2030-01-01T00:00:00Z");
    private static final String LOST = "0af7651916cd43dd8448eb211c80319c";

    private static TracedCeremony traced(String id, String outcome, @Nullable String reason, double ms) {
        return new TracedCeremony(
                id, CeremonyType.AUTHENTICATION, null, outcome, reason, "security-key", STARTED.plusMillis(1_234), ms);
    }

    private static TraceFigures traces() {
        List<TracedCeremony> slowest = new ArrayList<>();
        for (int i = 10; i > 0; i--) {
            slowest.add(traced(String.format("%032x", i), "accepted", null, 10.5 * i));
        }
        return new TraceFigures(
                Map.of(CeremonyType.AUTHENTICATION, 1_812L),
                slowest,
                List.of(traced(LOST, "rejected", "challenge <expired>", 612.7)),
                List.of(),
                Map.of(),
                Map.of());
    }

    private static RolloutResult result(TraceFigures traces) {
        RolloutPlan plan = Fixture.plan(Fixture.NOTHING_DEMANDED);
        List<Outlook> outlooks = Fixture.outlooks(plan, 1);
        List<WaveVerdict> verdicts = new Judge(List.of()).judge(plan, outlooks);
        RunResult run = new RunResult(
                STARTED,
                10,
                false,
                List.of(),
                Map.of(),
                0,
                new GeneratorFigures(0, 0, 0, new Histogram(3), "", "", 1, 0, 0),
                new ConnectionFigures(0, 0, 0, 0, 0),
                AdversaryFigures.none(),
                traces,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
        return new RolloutResult(
                plan,
                STARTED,
                outlooks,
                verdicts,
                List.of(),
                List.of(),
                List.of(new DrivenWave(PeakLoad.of(verdicts.get(1), List.of(), 10, false, 2), run)),
                List.of(),
                List.of(),
                List.of(),
                false,
                Map.of(),
                Map.of());
    }

    @Test
    void theJsonNamesThoseNotAcceptedAndTheSlowestOfEachDrivenWave() {
        JsonNode driven = JsonMapper.builder()
                .build()
                .readTree(RolloutJson.text(result(traces())))
                .at("/driven/0/traces");

        assertThat(driven.get("traced").asLong()).isEqualTo(1_812);
        assertThat(driven.get("not_accepted").size()).isEqualTo(1);
        assertThat(driven.at("/not_accepted/0/trace_id").asString()).isEqualTo(LOST);
        assertThat(driven.at("/not_accepted/0/reason").asString()).isEqualTo("challenge <expired>");
        assertThat(driven.get("slowest").size()).as("ten in all").isEqualTo(9);
        assertThat(driven.at("/slowest/0/response_ms").asDouble()).isEqualTo(105);
    }

    @Test
    void thePageFoldsThemAwayBelowTheDrivenPeaks() {
        String page = RolloutPage.html(result(traces()));

        assertThat(page)
                .containsSubsequence(
                        "<h2>Driven peaks</h2>",
                        "<details><summary>sales: traces of 10 ceremonies, not accepted or the slowest, of 1,812 that sent",
                        LOST,
                        "challenge &lt;expired&gt;",
                        "00:00:01.234",
                        "613",
                        "0000000000000000000000000000000a");
        assertThat(page).doesNotContain("<script", "<expired>");
    }

    @Test
    void theConsoleSaysWhereToBegin() {
        assertThat(RolloutConsole.text(result(traces()), false))
                .contains("    trace " + LOST + ": authentication, rejected (challenge <expired>) after 613 ms\n");
    }

    @Test
    void withoutTracesNothingIsSaidOfThem() {
        assertThat(RolloutPage.html(result(TraceFigures.NONE))).doesNotContain("trace context");
        assertThat(RolloutConsole.text(result(TraceFigures.NONE), false)).doesNotContain("trace ");
    }
}
