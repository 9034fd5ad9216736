package dev.keywave.measure;

import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static dev.keywave.workload.CeremonyType.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.workload.CeremonyType;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ThresholdTest {

    private static final long MS = 1_000_000;

    /** Response times 1 to 100 ms, service times a tenth of them, signatures 10 us, send lag 1 ms. */
    private static final Map<CeremonyType, CeremonyFigures> FIGURES = Map.of(
            AUTHENTICATION,
            new CeremonyFigures(
                    1_000,
                    990,
                    0,
                    5,
                    3,
                    2,
                    10,
                    times(i -> i * MS),
                    times(i -> i * MS / 10),
                    stages(times(i -> 10_000)),
                    new TreeMap<>()),
            REGISTRATION,
            new CeremonyFigures(0, 0, 0, 0, 0, 0, 0, empty(), empty(), new EnumMap<>(Stage.class), new TreeMap<>()));

    private static final GeneratorFigures GENERATOR =
            new GeneratorFigures(1, 2, 300, times(i -> MS), "fake", "nio", 1, 0.5, 0);

    @ParameterizedTest
    @CsvSource({
        "authentication.response_time.p99 < 100ms, 99.025 ms",
        "authentication.response_time.p50<=51ms, 50.004 ms",
        "authentication.response_time.p99.9 < 0.2s, 0.10001 s",
        "authentication.response_time.p999 < 0.2s, 0.10001 s",
        "authentication.response_time.p95 > 94ms, 95.027 ms",
        "authentication.response_time.max < 101ms, 100.01 ms",
        "authentication.response_time.mean > 50ms, 50.499 ms",
        "authentication.response_time.p90 < 0.1m, 0.0015008 m",
        "authentication.service_time.p99 <= 10ms, 9.9041 ms",
        "authentication.stages.sign.p99 < 1ms, 0.010007 ms",
        "authentication.stages.sign.p99 < 20\u00b5s, 10.007 us",
        "authentication.stages.sign.p99 < 20000ns, 10007 ns",
        "generator.send_lag.p99 < 2ms, 1.0004 ms",
        "authentication.rejected == 0, 0",
        "authentication.throttled == 5, 5",
        "authentication.failed < 0.5%, 0.3%",
        "failed < 0.5 %, 0.3%",
        "unfinished <= 2, 2",
        "accepted >= 99%, 99%",
        "intended > 999, 1000",
        "'  authentication.rate >= 99/s ', 99/s",
    })
    void aThresholdThatWasKeptPasses(String expression, String observed) {
        assertThat(Threshold.parse(expression).judge(new Observed(FIGURES, GENERATOR, AdversaryFigures.none())))
                .isEqualTo(new ThresholdVerdict(expression, observed, true));
    }

    @ParameterizedTest
    @CsvSource({
        "authentication.response_time.p99 < 99ms, 99.025 ms",
        "authentication.response_time.p50 >= 1s, 0.050004 s",
        "authentication.rate >= 2900/s, 99/s",
        "failed < 0.3%, 0.3%",
        "authentication.failed == 0, 3",
        "accepted > 99%, 99%",
    })
    void aThresholdThatWasBrokenFailsAndSaysWhatWasObserved(String expression, String observed) {
        assertThat(Threshold.parse(expression).judge(new Observed(FIGURES, GENERATOR, AdversaryFigures.none())))
                .isEqualTo(new ThresholdVerdict(expression, observed, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registration.response_time.p99 < 100ms",
                "registration.failed == 0",
                "registration.failed < 1%",
                "registration.rate >= 0/s",
                "registration.stages.sign.p50 < 1s",
            })
    void aThresholdOnWhatNeverHappenedFails(String expression) {
        assertThat(Threshold.parse(expression).judge(new Observed(FIGURES, GENERATOR, AdversaryFigures.none())))
                .isEqualTo(new ThresholdVerdict(expression, "no data", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | write METRIC OPERATOR VALUE",
                "authentication.response_time.p99 | write METRIC OPERATOR VALUE",
                "authentication.response_time.p99 = 5ms | write METRIC OPERATOR VALUE",
                "authentication.response_time.p99 =< 5ms | write METRIC OPERATOR VALUE",
                "failed < | write METRIC OPERATOR VALUE",
                "failed < 1% < 2% | is no value",
                "login.response_time.p99 < 5ms | begin with one of registration, authentication, password, generator",
                "rate > 5/s | begin with one of",
                "authentication < 5 | after 'authentication.' comes one of response_time",
                "authentication.latency.p99 < 5ms | after 'authentication.' comes one of response_time",
                "authentication.failed.p99 < 5ms | after 'authentication.' comes one of response_time",
                "authentication.response_time < 5ms | after 'response_time.' comes one of p50",
                "authentication.response_time.p100 < 5ms | after 'response_time.' comes one of p50",
                "authentication.response_time.p99. < 5ms | after 'response_time.' comes one of p50",
                "authentication.response_time.median < 5ms | after 'response_time.' comes one of p50",
                "authentication.stages.verify.p99 < 5ms | after 'stages.' comes one of connection_wait, tls_handshake, options",
                "authentication.stages.sign < 5ms | after 'sign.' comes one of p50",
                "generator.cpu < 5s | after 'generator.' comes send_lag",
                "generator.send_lag < 5s | after 'send_lag.' comes one of p50",
                "authentication.response_time.p99 < 50 | a time is compared with a time",
                "authentication.response_time.p99 < 5% | a time is compared with a time",
                "authentication.response_time.p99 < 5 parsecs | is no value",
                "authentication.response_time.p99 < -5ms | is no value",
                "authentication.rate > 5 | a rate is compared with so many per second",
                "failed < 5ms | a count is compared with",
                "failed < many | is no value",
            })
    void whatIsNoThresholdIsAnErrorInOneLineThatSaysWhatIsAllowed(String expression, String says) {
        assertThatThrownBy(() -> Threshold.parse(expression))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("threshold '" + expression + "': ")
                .hasMessageContaining(says)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anErrorStaysOneLineWhateverTheInput() {
        assertThatThrownBy(() -> Threshold.parse("failed\n< 5\n%%"))
                .isInstanceOf(InputException.class)
                .message()
                .doesNotContain("\n");
    }

    private static Histogram times(LongUnaryOperator ns) {
        Histogram histogram = empty();
        LongStream.rangeClosed(1, 100).map(ns).forEach(histogram::recordValue);
        return histogram;
    }

    private static Map<Stage, Histogram> stages(Histogram each) {
        Map<Stage, Histogram> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(stage, each);
        }
        return stages;
    }

    private static Histogram empty() {
        return Durations.histogram();
    }
}
