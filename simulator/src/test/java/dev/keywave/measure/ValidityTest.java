package dev.keywave.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class ValidityTest {

    private static final long MS = 1_000_000;

    @Test
    void aGeneratorThatKeptUpMakesAValidRun() {
        assertThat(Validity.DEFAULT.invalidReasons(run(9 * MS, 0.95, 0))).isEmpty();
    }

    @Test
    void sendLagAboveTheLimitMakesARunInvalid() {
        assertThat(Validity.DEFAULT.invalidReasons(run(34 * MS, 0.5, 0)))
                .containsExactly("the generator was the bottleneck: send lag p99 was 34.013 ms (limit 10 ms); "
                        + "use more loops, a lower rate or another machine");
        assertThat(new Validity(50, 0.95).invalidReasons(run(34 * MS, 0.5, 0))).isEmpty();
    }

    @Test
    void aLoopWithoutAnyTimeLeftMakesARunInvalid() {
        assertThat(Validity.DEFAULT.invalidReasons(run(MS, 0.972, 0)))
                .containsExactly("the generator was the bottleneck: its busiest loop was busy 97.2% of the time "
                        + "(limit 95%); use more loops, a lower rate or concurrency, or another machine");
    }

    @Test
    void timesThatCouldNotBeKeptMakeARunInvalid() {
        assertThat(Validity.DEFAULT.invalidReasons(run(MS, 0.1, 3)))
                .containsExactly("3 measured times were negative or over an hour and are not shown as they were; "
                        + "look at the machine's clock");
    }

    @Test
    void eachReasonIsGiven() {
        assertThat(Validity.DEFAULT.invalidReasons(run(34 * MS, 1, 3))).hasSize(3);
    }

    private static Collected run(long lagNs, double utilisation, long clamped) {
        Histogram lag = Durations.histogram();
        lag.recordValueWithCount(1_000, 90);
        lag.recordValueWithCount(lagNs, 10);
        GeneratorFigures generator = new GeneratorFigures(1, 1, 1, lag, "none", "nio", 1, utilisation, 0);
        return new Collected(
                Instant.EPOCH,
                1,
                Map.of(),
                0,
                generator,
                AdversaryFigures.none(),
                TraceFigures.NONE,
                List.of(),
                clamped,
                List.of());
    }
}
