package dev.keywave.measure;

import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static dev.keywave.workload.CeremonyType.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The few traces that a report on many runs has room for. */
final class NotableTracesTest {

    private static TracedCeremony one(
            String id, CeremonyType ceremony, String outcome, @Nullable String reason, double ms) {
        return new TracedCeremony(id, ceremony, null, outcome, reason, null, Instant.EPOCH, ms);
    }

    private static TracedCeremony accepted(String id, CeremonyType ceremony, double ms) {
        return one(id, ceremony, "accepted", null, ms);
    }

    private static TraceFigures figures(List<TracedCeremony> slowest, List<TracedCeremony> notAccepted) {
        return new TraceFigures(
                Map.of(REGISTRATION, 3L, AUTHENTICATION, 40L), slowest, notAccepted, List.of(), Map.of(), Map.of());
    }

    private static List<String> ids(List<TracedCeremony> ceremonies) {
        return ceremonies.stream().map(TracedCeremony::traceId).toList();
    }

    private static final List<TracedCeremony> SLOWEST = List.of(
            accepted("r9", REGISTRATION, 9),
            accepted("r1", REGISTRATION, 1),
            accepted("a8", AUTHENTICATION, 8),
            accepted("a7", AUTHENTICATION, 7));

    @Test
    void theSlowestOfAllCeremoniesFillWhatNobodyElseNeeds() {
        NotableTraces traces = NotableTraces.of(figures(SLOWEST, List.of()), 3);
        assertThat(traces.traced()).isEqualTo(43);
        assertThat(traces.notAccepted()).isEmpty();
        assertThat(ids(traces.slowest())).containsExactly("r9", "a8", "a7");
        assertThat(traces.first()).hasValue(SLOWEST.get(0));
    }

    @Test
    void ofThoseNotAcceptedEachReasonComesFirstAndTheSlowestKeepHalfOfTheRoom() {
        List<TracedCeremony> lost = List.of(
                one("f1", AUTHENTICATION, "failed", "timeout", 10_000),
                one("f2", AUTHENTICATION, "failed", "timeout", 10_000),
                one("f3", AUTHENTICATION, "failed", "timeout", 10_000),
                one("t1", AUTHENTICATION, "throttled", null, 1));
        NotableTraces five = NotableTraces.of(figures(SLOWEST, lost), 5);
        assertThat(ids(five.notAccepted())).containsExactly("f1", "t1", "f2");
        assertThat(ids(five.slowest())).containsExactly("r9", "a8");
        assertThat(ids(five.all())).containsExactly("f1", "t1", "f2", "r9", "a8");
        assertThat(ids(NotableTraces.of(figures(List.of(), lost), 5).all())).containsExactly("f1", "t1", "f2", "f3");
    }

    @Test
    void aRunWithoutTracesHasNone() {
        assertThat(NotableTraces.of(TraceFigures.NONE, 5)).isEqualTo(NotableTraces.NONE);
        assertThat(NotableTraces.NONE.first()).isEmpty();
    }
}
