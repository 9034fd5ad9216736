package dev.keywave.measure;

import static dev.keywave.measure.VirtualRun.STARTED;
import static dev.keywave.measure.VirtualRun.START_NS;
import static dev.keywave.measure.VirtualRun.accepted;
import static dev.keywave.measure.VirtualRun.at;
import static dev.keywave.measure.VirtualRun.phase;
import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static dev.keywave.workload.CeremonyType.PASSWORD;
import static dev.keywave.workload.CeremonyType.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of the ceremonies that carried a trace context. */
final class TraceTallyTest {

    private static final long MS = 1_000_000;
    private static final long SEED = 8;

    private static TracedEnd end(
            long id, CeremonyType ceremony, Outcome outcome, @Nullable String reason, long responseMs) {
        long intendedNs = START_NS + id * MS;
        return new TracedEnd(
                0xabcL,
                id,
                ceremony,
                null,
                outcome.label(),
                reason,
                "security-key",
                intendedNs,
                responseMs * MS,
                intendedNs + responseMs * MS);
    }

    private static void ended(
            LoopRecorder loop, long id, CeremonyType ceremony, Outcome outcome, @Nullable String reason, long ms) {
        loop.tracedEnded(outcome, end(id, ceremony, outcome, reason, ms));
        loop.traced(ceremony);
    }

    private static String id(long low) {
        return String.format("0000000000000abc%016x", low);
    }

    @Test
    void theTenSlowestOfAllLoopsAndIntervalsAreKept() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        Random random = new Random(SEED);
        List<Long> times = LongStream.range(0, 400)
                .map(i -> 1 + random.nextInt(1_000_000))
                .boxed()
                .toList();
        for (int i = 0; i < times.size(); i++) {
            ended(i % 3 == 0 ? run.first : run.second, i, AUTHENTICATION, Outcome.ACCEPTED, null, times.get(i));
            if (i % 50 == 49) {
                run.account.endInterval(at(1 + i / 50.0));
            }
        }
        ended(run.first, 1_000, REGISTRATION, Outcome.ACCEPTED, null, 3);
        TraceFigures traces = run.account.finish(at(20)).traces();

        assertThat(traces.traced()).isEqualTo(Map.of(REGISTRATION, 1L, AUTHENTICATION, 400L, PASSWORD, 0L));
        assertThat(traces.all()).isEqualTo(401);
        assertThat(traces.notAccepted()).isEmpty();
        assertThat(traces.slowest().stream()
                        .filter(trace -> trace.ceremony() == AUTHENTICATION)
                        .map(trace -> Math.round(trace.responseMs())))
                .as("seed %d", SEED)
                .containsExactlyElementsOf(times.stream()
                        .sorted((one, other) -> Long.compare(other, one))
                        .limit(10)
                        .toList());
        assertThat(traces.slowest().get(0))
                .isEqualTo(new TracedCeremony(
                        id(1_000), REGISTRATION, null, "accepted", null, "security-key", STARTED.plusMillis(1_000), 3));
    }

    @Test
    void oneReasonThatComesAllTheTimeDoesNotHideTheOthers() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        for (int i = 0; i < 50; i++) {
            ended(run.first, i, AUTHENTICATION, Outcome.FAILED, "timeout", 10);
        }
        run.account.endInterval(at(1));
        ended(run.first, 50, AUTHENTICATION, Outcome.REJECTED, "challenge expired", 2);
        ended(run.second, 51, AUTHENTICATION, Outcome.THROTTLED, "status_429", 1);
        ended(run.second, 52, AUTHENTICATION, Outcome.THROTTLED, "status_429", 1);
        TraceFigures traces = run.account.finish(at(2)).traces();

        assertThat(traces.slowest()).isEmpty();
        assertThat(traces.notAccepted())
                .extracting(TracedCeremony::reason)
                .hasSize(TraceSamples.MOST)
                .startsWith("timeout")
                .endsWith("challenge expired", "status_429")
                .containsOnlyOnce("status_429", "challenge expired");
    }

    @Test
    void aFindingIsKeptWithTheNameOfItsAttack() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        run.second.tracedFinding(new TracedEnd(
                1, 2, AUTHENTICATION, "counter-repeated", "accepted", null, "security-key", START_NS, MS, at(1)));
        run.second.traced(AUTHENTICATION);
        TraceFigures traces = run.account.finish(at(1)).traces();

        assertThat(traces.findings())
                .extracting(TracedCeremony::traceId, TracedCeremony::attack)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("00000000000000010000000000000002", "counter-repeated"));
        assertThat(traces.exemplars()).isEmpty();
    }

    @Test
    void exemplarsAreTheNewestOfEachPartOfTheRange() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        for (int i = 0; i < 100; i++) {
            ended(run.first, i, AUTHENTICATION, Outcome.ACCEPTED, null, i % 2 == 0 ? 3 : 300);
        }
        ended(run.first, 100, AUTHENTICATION, Outcome.FAILED, "timeout", 10_000);
        run.account.endInterval(at(1));
        ended(run.second, 101, AUTHENTICATION, Outcome.ACCEPTED, null, 3);
        Map<Outcome, List<TraceExemplar>> exemplars = Objects.requireNonNull(
                run.account.finish(at(20)).traces().exemplars().get(AUTHENTICATION));

        assertThat(exemplars.get(Outcome.ACCEPTED))
                .containsExactly(
                        new TraceExemplar(id(101), 0.003, STARTED.plusMillis(104)),
                        new TraceExemplar(id(99), 0.3, STARTED.plusMillis(399)));
        assertThat(exemplars.get(Outcome.FAILED))
                .containsExactly(new TraceExemplar(id(100), 10, STARTED.plusMillis(10_100)));
    }

    @Test
    void thereAreAtMostTenExemplarsHoweverWideTheRange() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        for (int i = 0; i < 22; i++) {
            ended(run.first, i, AUTHENTICATION, Outcome.ACCEPTED, null, 1L << i);
        }
        assertThat(run.account.finish(at(20)).traces().exemplars().get(AUTHENTICATION))
                .satisfies(byOutcome -> assertThat(byOutcome.get(Outcome.ACCEPTED))
                        .extracting(TraceExemplar::traceId)
                        .containsExactly(id(1), id(2), id(3), id(4), id(5), id(6), id(8), id(9), id(12), id(21)));
    }

    @Test
    void aRunWithoutTracesHasNone() {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        accepted(run.first, AUTHENTICATION, true, MS, 0.5);
        assertThat(run.account.finish(at(1)).traces()).isEqualTo(TraceFigures.NONE);
    }
}
