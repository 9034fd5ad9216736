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
import dev.keywave.workload.NanoClock;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values of the response time lead to their traces. */
@Timeout(20)
final class TraceExemplarsTest {

    private static final long MS = 1_000_000;
    private static final Instant STARTED = Instant.parse("2026-11-23T07:30:00Z");

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

    private Collector collector(NanoClock clock) {
        return Collector.start(
                new Generator(List.of(new Generator.Loop(loop, Long.MAX_VALUE)), "none", "none"),
                new Criteria(Validity.DEFAULT, List.of()),
                new RunPhase("login", true, Set.of(AUTHENTICATION)),
                List.of(),
                clock,
                STARTED);
    }

    /** A run that is over, of four traced ceremonies. */
    private void watch() throws InterruptedException {
        RunMeters run = new RunMeters(meters);
        try (Collector collector = collector(() -> 0)) {
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
    void protobufHasANativeHistogramsTracesInClassicBucketsBesideIt() throws Exception {
        watch();
        Exposed shown = Exposed.by(meters.registry());
        assertThat(shown.number(MeterName.TRACED, "authentication")).isEqualTo(4);
        assertThat(shown.number(MeterName.TRACED, "registration")).isZero();

        Metrics.Histogram accepted = shown.histogram(MeterName.RESPONSE_TIME, "authentication", "accepted");
        assertThat(exemplars(accepted)).isEqualTo(Map.of(0.005, id(2), 1.0, id(3)));
        assertThat(accepted.getPositiveSpanCount()).isPositive();
        assertThat(accepted.getBucket(accepted.getBucketCount() - 1).getCumulativeCount())
                .isEqualTo(accepted.getSampleCount())
                .isEqualTo(3);
        Metrics.Histogram failed = shown.histogram(MeterName.RESPONSE_TIME, "authentication", "failed");
        assertThat(exemplars(failed)).isEqualTo(Map.of(10.0, id(4)));
        Metrics.Exemplar exemplar = failed.getBucketList().stream()
                .filter(Metrics.Bucket::hasExemplar)
                .findFirst()
                .orElseThrow()
                .getExemplar();
        assertThat(exemplar.getLabel(0).getName()).isEqualTo("trace_id");
        assertThat(exemplar.getLabel(0).getValue()).isEqualTo(id(4));
        assertThat(exemplar.getValue()).isEqualTo(10);
        assertThat(exemplar.getTimestamp().getSeconds()).isEqualTo(STARTED.getEpochSecond() + 11);

        assertThat(exemplars(shown.histogram(MeterName.RESPONSE_TIME_BUCKETS, "authentication")))
                .isEqualTo(Map.of(0.005, id(2), 1.0, id(3), 10.0, id(4)));
        assertThat(shown.histogram(MeterName.SERVICE_TIME, "authentication", "accepted")
                        .getBucketCount())
                .as("without traces a native histogram is all")
                .isZero();
    }

    @Test
    void noBucketsExemplarIsOlderThanTheOneBeforeIt() throws Exception {
        long seed = 11;
        Random random = new Random(seed);
        Map<Double, Instant> newest = new HashMap<>();
        AtomicLong nowNs = new AtomicLong();
        RunMeters run = new RunMeters(meters);
        try (Collector collector = collector(nowNs::get)) {
            run.watch(collector::snapshot);
            for (int i = 1; i <= 50; i++) {
                long ms = (long) Math.exp(random.nextDouble() * 10);
                Outcome outcome = i % 3 == 0 ? Outcome.FAILED : Outcome.ACCEPTED;
                ended(i, outcome, ms, 100L * i);
                String phase = "phase " + i;
                collector.enter(new RunPhase(phase, true, Set.of(AUTHENTICATION)), nowNs.addAndGet(100 * MS));
                while (!collector.snapshot().phase().name().equals(phase)) {
                    LockSupport.parkNanos(50_000);
                }
                Metrics.Histogram shown =
                        Exposed.by(meters.registry()).histogram(MeterName.RESPONSE_TIME_BUCKETS, "authentication");
                shown.getBucketList().stream()
                        .filter(Metrics.Bucket::hasExemplar)
                        .forEach(bucket -> {
                            Instant at = ended(bucket.getExemplar());
                            assertThat(newest.merge(bucket.getUpperBound(), at, (a, b) -> a.isAfter(b) ? a : b))
                                    .as("le %s, seed %d", bucket.getUpperBound(), seed)
                                    .isEqualTo(at);
                        });
            }
        }
        assertThat(newest).hasSizeGreaterThan(7);
    }

    private static Instant ended(Metrics.Exemplar exemplar) {
        return Instant.ofEpochSecond(
                exemplar.getTimestamp().getSeconds(), exemplar.getTimestamp().getNanos());
    }

    @Test
    void openMetricsTextHasThemTooAndPlainTextHasNone() throws Exception {
        watch();
        String open = new String(
                ScrapePage.of(meters.registry(), "application/openmetrics-text; version=1.0.0")
                        .text(),
                StandardCharsets.UTF_8);
        long atS = STARTED.getEpochSecond();
        assertThat(open.lines().filter(line -> line.contains("trace_id")))
                .contains(
                        "keywave_response_time_classic_seconds_bucket{ceremony=\"authentication\",rank=\"0\","
                                + "run=\"2026-11-23T07-30-00\",le=\"0.005\"} 2 # {trace_id=\"" + id(2) + "\"} 0.003 "
                                + atS + ".300",
                        "keywave_response_time_seconds_bucket{ceremony=\"authentication\",outcome=\"accepted\","
                                + "rank=\"0\",run=\"2026-11-23T07-30-00\",le=\"1.0\"} 3 # {trace_id=\"" + id(3)
                                + "\"} 0.7 " + atS + ".900")
                .hasSize(6);
        String plain = new String(ScrapePage.of(meters.registry(), null).text(), StandardCharsets.UTF_8);
        assertThat(plain).contains("keywave_traced_ceremonies_total").doesNotContain("trace_id");
    }
}
