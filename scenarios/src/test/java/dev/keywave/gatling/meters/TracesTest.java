package dev.keywave.gatling.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which traced ceremonies of a run are named at its end. */
final class TracesTest {

    private final Traces traces = new Traces();

    @Test
    void withoutATraceNothingIsSaid() {
        assertThat(traces.lines()).isEmpty();
    }

    @Test
    void someOfEachKindThatWasKoAndTheSlowestOfTheOthersAreNamed() {
        for (int i = 1; i <= 30; i++) {
            traces.add(new TracedEnd("ok" + i, "authentication", "", i * 1_000_000L));
            traces.add(new TracedEnd("ko" + i, "authentication", "throttled: status_429", 1_000_000L));
        }
        traces.add(new TracedEnd("odd", "registration", "failed: status_500", 2_500_000L));
        List<String> lines = traces.lines();
        assertThat(lines).hasSize(1 + 3 + 10);
        assertThat(lines.get(0)).startsWith("61 ceremonies sent a trace context");
        assertThat(lines.subList(1, 4))
                .containsExactly(
                        "  ko1 authentication, 1.0 ms, KO throttled: status_429",
                        "  ko2 authentication, 1.0 ms, KO throttled: status_429",
                        "  odd registration, 2.5 ms, KO failed: status_500");
        assertThat(lines.get(4)).isEqualTo("  ok30 authentication, 30.0 ms, OK");
        assertThat(lines.get(13)).isEqualTo("  ok21 authentication, 21.0 ms, OK");
    }
}
