package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.IntervalFigures;
import dev.keywave.workload.CeremonyType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class LiveConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void elsewhereThanOnATerminalALineComesEveryFiveSeconds() {
        try (LiveConsole console = new LiveConsole(out, Terminal.PLAIN, () -> 18)) {
            for (int s = 0; s < 12; s++) {
                interval(console, s, "steady", true, 1_000, 0);
            }
            assertThat(lines()).hasSize(2);
        }
        assertThat(lines())
                .hasSize(3)
                .first()
                .isEqualTo("  0:05  steady  authentication 1,000/s  p50 2.00  p99 50.0 ms  not accepted 0"
                        + "  lag p99 0.100 ms  in flight 7  queued 0  left 0:18");
    }

    @Test
    void percentilesOfALineAreThoseOfAllItsIntervals() {
        try (LiveConsole console = new LiveConsole(out, Terminal.PLAIN, () -> Double.NaN)) {
            for (int s = 0; s < 4; s++) {
                interval(console, s, "steady", true, 10, 0);
            }
            interval(console, 4, "steady", true, 10_000, 3);
        }
        assertThat(lines().get(0))
                .contains("authentication 2,008/s", "not accepted 3", "p50 2.00  p99 50.0 ms")
                .doesNotContain("left");
    }

    @Test
    void aNewPhaseBeginsANewLine() {
        try (LiveConsole console = new LiveConsole(out, Terminal.PLAIN, () -> 1)) {
            interval(console, 0, "ramp", false, 10, 0);
            interval(console, 1, "steady", true, 10, 0);
        }
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).contains("ramp (not measured)");
        assertThat(lines().get(1)).contains("steady  ");
    }

    @Test
    void onATerminalTheTableIsRewrittenInPlaceAndGoneAtTheEnd() {
        LiveConsole console = new LiveConsole(out, new Terminal(true, false), () -> 65);
        interval(console, 0, "steady", true, 1_000, 0);
        String first = text();
        assertThat(first)
                .startsWith("0:01  steady, 1:05 left")
                .contains("authentication  1,000/s  accepted 1,000" + System.lineSeparator())
                .contains("response time p50 2.00  p99 50.0  max 50.0 ms")
                .contains("send lag p99 0.100 ms  in flight 7  queued 0  loop 41%");
        assertThat(first.lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(80));

        interval(console, 1, "steady", true, 500, 2);
        assertThat(text().substring(first.length()))
                .startsWith("\u001B[4F\u001B[J0:02")
                .contains("500/s  accepted 1,500  rejected 2");

        console.close();
        assertThat(text()).endsWith("\u001B[4F\u001B[J");
    }

    private static void interval(
            LiveConsole console, int second, String phase, boolean measured, long accepted, long rejected) {
        Histogram response = new Histogram(3);
        response.recordValueWithCount(2_000_000, accepted * 97 / 100);
        response.recordValueWithCount(50_000_000, accepted - accepted * 97 / 100);
        Histogram lag = new Histogram(3);
        lag.recordValueWithCount(100_000, accepted);
        IntervalFigures.Ceremonies ceremonies =
                new IntervalFigures.Ceremonies(accepted + rejected, accepted, rejected, 0, 0, 2, 2, 50, 50);
        console.intervalEnded(
                new IntervalFigures(
                        second,
                        1,
                        phase,
                        measured,
                        Map.of(CeremonyType.AUTHENTICATION, ceremonies),
                        7,
                        0,
                        0.1,
                        0.1,
                        0.41,
                        0,
                        50),
                Map.of("authentication.response_time", response, "send_lag", lag),
                Instant.EPOCH.plusSeconds(second));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().toList();
    }
}
