package dev.keywave.metrics;

import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.Collector;
import dev.keywave.measure.Criteria;
import dev.keywave.measure.Generator;
import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.RunPhase;
import dev.keywave.measure.TracedEnd;
import dev.keywave.measure.Validity;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values of the response time lead to their traces. */
@Timeout(20)
final class TraceExemplarsTest {

    private static final long MS = 1_000_000;

    private final LoopRecorder loop = new LoopRecorder();
    private final Meters meters = Meters.ofRun("2026-11-23T07-30-00", 0);

    private void ended(long id, Outcome outcome, long ms, long atMs) {
        loop.intended(AUTHENTICATION, true);
        loop.ended(AUTHENTICATION, true, outcome, null, ms * MS, ms * MS, atMs * MS, "security-key", "ES256");
        loop.tracedEnded(
                outcome,
                new TracedEnd(
                        0xfeedL,
                        id,
                        AUTHENTICATION,
                        null,
                        outcome.label(),
                        null,
                        "security-key",
                        (atMs - ms) * MS,
                        ms * MS,
                        atMs * MS));
        loop.traced(AUTHENTICATION);
    }

    private static String id(long low) {
        return String.format("000000000000feed%016x", low);
    }

    /** A run that is over, of four traced ceremonies. */
    private void watch() throws InterruptedException {
        RunMeters run = new RunMeters(meters);
        try (Collector collector = Collector.start(
                new Generator(List.of(new Generator.Loop(loop, Long.MAX_VALUE)), "none", "none"),
                new Criteria(Validity.DEFAULT, List.of()),
                new RunPhase("login", true, Set.of(AUTHENTICATION)),
                List.of(),
                () -> 0,
                Instant.parse("2026-11-23T07:30:00Z"))) {
            ended(1, Outcome.ACCEPTED, 3, 100);
            ended(2, Outcome.ACCEPTED, 3, 300);
            ended(3, Outcome.ACCEPTED, 700, 900);
            ended(4, Outcome.FAILED, 10_000, 11_250);
            assertThat(collector.stop().traces().all()).isEqualTo(4);
            run.watch(collector::snapshot);
        }
    }

    /** Trace IDs by upper bound. */
    private static Map<Double, String> exemplars(Metrics.Histogram histogram) {
        return histogram.getBucketList().stream()
                .filter(Metrics.Bucket::hasExemplar)
                .collect(Collectors.toMap(
                        Metrics.Bucket::getUpperBound,
                        bucket -> bucket.getExemplar().getLabel(0).getValue()));
    }

    @Test
    void protobufHasTheNewestTraceOfANativeHistogramAndOneForEachClassicBucket() throws Exception {
        watch();
        Exposed shown = Exposed.by(meters.registry());
        assertThat(shown.number(MeterName.TRACED, "authentication")).isEqualTo(4);
        assertThat(shown.number(MeterName.TRACED, "registration")).isZero();

        Metrics.Histogram accepted = shown.histogram(MeterName.RESPONSE_TIME, "authentication", "accepted");
        assertThat(exemplars(accepted)).isEqualTo(Map.of(Double.POSITIVE_INFINITY, id(3)));
        assertThat(accepted.getPositiveSpanCount()).isPositive();
        Metrics.Histogram failed = shown.histogram(MeterName.RESPONSE_TIME, "authentication", "failed");
        Metrics.Exemplar exemplar = failed.getBucket(0).getExemplar();
        assertThat(exemplar.getLabel(0).getName()).isEqualTo("trace_id");
        assertThat(exemplar.getLabel(0).getValue()).isEqualTo(id(4));
        assertThat(exemplar.getValue()).isEqualTo(10);
        assertThat(exemplar.getTimestamp().getSeconds())
                .isEqualTo(Instant.parse("2026-11-23T07:30:11Z").getEpochSecond());

        assertThat(exemplars(shown.histogram(MeterName.RESPONSE_TIME_BUCKETS, "authentication")))
                .isEqualTo(Map.of(0.005, id(2), 1.0, id(3), 10.0, id(4)));
        assertThat(exemplars(shown.histogram(MeterName.SERVICE_TIME, "authentication", "accepted")))
                .isEmpty();
    }

    @Test
    void openMetricsTextHasThemTooAndPlainTextHasNone() throws Exception {
        watch();
        String open = new String(
                ScrapePage.of(meters.registry(), "application/openmetrics-text; version=1.0.0")
                        .text(),
                StandardCharsets.UTF_8);
        long atS = Instant.parse("2026-11-23T07:30:00Z").getEpochSecond();
        assertThat(open.lines().filter(line -> line.contains("trace_id")))
                .contains(
                        "keywave_response_time_classic_seconds_bucket{ceremony=\"authentication\",rank=\"0\","
                                + "run=\"2026-11-23T07-30-00\",le=\"0.005\"} 2 # {trace_id=\"" + id(2) + "\"} 0.003 "
                                + atS + ".300",
                        "keywave_response_time_seconds_bucket{ceremony=\"authentication\",outcome=\"accepted\","
                                + "rank=\"0\",run=\"2026-11-23T07-30-00\",le=\"+Inf\"} 3 # {trace_id=\"" + id(3)
                                + "\"} 0.7 " + atS + ".900")
                .hasSize(5);
        String plain = new String(ScrapePage.of(meters.registry(), null).text(), StandardCharsets.UTF_8);
        assertThat(plain).contains("keywave_traced_ceremonies_total").doesNotContain("trace_id");
    }
}
