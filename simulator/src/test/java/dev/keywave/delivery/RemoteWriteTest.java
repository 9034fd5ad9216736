package dev.keywave.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a receiver of remote writes gets, and what its answers lead to. */
final class RemoteWriteTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00.123Z");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 1_000);

    private RemoteWrite to(RecordingServer server) {
        return new RemoteWrite(
                server.address(), Map.of("job", "keywave", "instance", "here"), registry, nowNs::get, () -> NOW);
    }

    private static Written written(RecordingServer server) throws Exception {
        return Written.of(server.next().body());
    }

    @Test
    void aWriteSaysWhatItIsAndWhereItIsFrom() throws Exception {
        Counter.builder()
                .name("c")
                .withoutExemplars()
                .labelNames("why")
                .register(registry)
                .labelValues("x")
                .inc(3);
        try (RecordingServer server = new RecordingServer()) {
            assertThat(to(server).deliver(false)).isEqualTo(Attempt.DELIVERED);
            RecordingServer.Received received = server.next();
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.headers())
                    .containsEntry("Content-Type", "application/x-protobuf")
                    .containsEntry("Content-Encoding", "snappy")
                    .containsEntry("X-Prometheus-Remote-Write-Version", "0.1.0");
            Written.TimeSeries series = Written.of(received.body()).named("c_total");
            assertThat(series.labels().keySet()).containsExactly("__name__", "instance", "job", "why");
            assertThat(series.labels()).containsEntry("job", "keywave").containsEntry("why", "x");
            assertThat(series.values()).containsExactly(3.0);
            assertThat(series.timestamps()).containsExactly(NOW.toEpochMilli());
        }
    }

    @Test
    void aNativeHistogramArrivesBucketByBucket() throws Exception {
        Histogram histogram = Histogram.builder()
                .name("time_seconds")
                .withoutExemplars()
                .nativeOnly()
                .nativeInitialSchema(5)
                .nativeMaxNumberOfBuckets(0)
                .register(registry);
        for (double value : new double[] {0.010, 0.010, 0.0105, 0.5, 3}) {
            histogram.observe(value);
        }
        histogram.observe(0);
        try (RecordingServer server = new RecordingServer()) {
            to(server).deliver(false);
            Written.Histogram arrived =
                    written(server).named("time_seconds").histograms().get(0);
            assertThat(arrived.count()).isEqualTo(6);
            assertThat(arrived.sum()).isCloseTo(3.5305, within(1e-9));
            assertThat(arrived.schema()).isEqualTo(5);
            assertThat(arrived.zeroCount()).isEqualTo(1);
            assertThat(arrived.positive())
                    .containsExactly(
                            Map.entry(bucket(0.010), 2L),
                            Map.entry(bucket(0.0105), 1L),
                            Map.entry(bucket(0.5), 1L),
                            Map.entry(bucket(3), 1L));
            assertThat(bucket(0.0105)).isEqualTo(bucket(0.010) + 2);
        }
    }

    /** The bucket of schema 5 whose upper bound, 2^(n/32), is the first that is not below the value. */
    private static int bucket(double value) {
        return (int) Math.ceil(32 * Math.log(value) / Math.log(2) - 1e-9);
    }

    @Test
    void aReceiverThatIsBrokenGetsEverythingOnceItWorksAgain() throws Exception {
        Counter counter = Counter.builder().name("c").withoutExemplars().register(registry);
        try (RecordingServer server =
                new RecordingServer().answers(500, "disk full\nmore").answers(200, "")) {
            RemoteWrite write = to(server);
            assertThat(write.deliver(false))
                    .isEqualTo(new Attempt(
                            "--remote-write: " + server.url() + " does not take the meters: HTTP 500: disk full;"
                                    + " Keywave goes on and tries again",
                            true));
            counter.inc();
            assertThat(write.deliver(false)).as("too early").isEqualTo(Attempt.DELIVERED);
            assertThat(server.waiting()).isEqualTo(1);
            counter.inc();
            nowNs.addAndGet(TimeUnit.SECONDS.toNanos(5));
            assertThat(write.deliver(false)).isEqualTo(Attempt.DELIVERED);
            server.next();
            for (double value : new double[] {0, 1, 2}) {
                assertThat(written(server).named("c_total").values()).containsExactly(value);
            }
        }
    }

    @Test
    void aReceiverThatWantsToBeLeftAloneIsForSoLong() throws Exception {
        Counter.builder().name("c").withoutExemplars().register(registry);
        try (RecordingServer server =
                new RecordingServer().answers(429, "", "30").answers(200, "")) {
            RemoteWrite write = to(server);
            assertThat(write.deliver(false).trouble()).contains("HTTP 429");
            nowNs.addAndGet(TimeUnit.SECONDS.toNanos(29));
            assertThat(write.deliver(false)).isEqualTo(Attempt.DELIVERED);
            assertThat(server.waiting()).isEqualTo(1);
            assertThat(write.deliver(true)).as("the last chance").isEqualTo(Attempt.DELIVERED);
            assertThat(server.waiting()).isEqualTo(4);
        }
    }

    @Test
    void whatAReceiverNeverTakesIsDropped() throws Exception {
        Counter.builder().name("c").withoutExemplars().register(registry);
        try (RecordingServer server =
                new RecordingServer().answers(400, "out of order\u001b[31m").answers(204, "")) {
            RemoteWrite write = to(server);
            Attempt attempt = write.deliver(false);
            assertThat(attempt.trouble()).endsWith("HTTP 400: out of order?[31m; these are dropped, Keywave goes on");
            assertThat(attempt.again()).isFalse();
            assertThat(write.deliver(false)).isEqualTo(Attempt.DELIVERED);
            assertThat(server.waiting()).isEqualTo(2);
        }
    }

    @Test
    void aPrometheusWithoutNativeHistogramsGetsTheRest() throws Exception {
        Counter.builder().name("c").withoutExemplars().register(registry);
        Histogram.builder()
                .name("time_seconds")
                .withoutExemplars()
                .nativeOnly()
                .register(registry)
                .observe(1);
        try (RecordingServer server = new RecordingServer()
                .answers(500, "native histograms are disabled\n")
                .answers(204, "")) {
            RemoteWrite write = to(server);
            Attempt attempt = write.deliver(false);
            assertThat(attempt.trouble()).contains("takes no native histograms");
            assertThat(attempt.again()).isTrue();
            assertThat(write.deliver(false)).isEqualTo(Attempt.DELIVERED);
            assertThat(written(server).series()).hasSize(2);
            assertThat(written(server).series()).hasSize(1);
        }
    }

    @Test
    void aSeriesThatIsNoLongerThereIsMarkedAsStaleOnce() throws Exception {
        AtomicReference<String> phase = new AtomicReference<>("warm-up");
        GaugeWithCallback.builder()
                .name("phase")
                .labelNames("phase")
                .callback(gauge -> gauge.call(1, phase.get()))
                .register(registry);
        try (RecordingServer server = new RecordingServer()) {
            RemoteWrite write = to(server);
            write.deliver(false);
            phase.set("peak");
            write.deliver(false);
            write.deliver(false);
            assertThat(written(server).series()).hasSize(1);
            Written second = written(server);
            assertThat(second.named("phase", "phase", "peak").values()).containsExactly(1.0);
            double marker = second.named("phase", "phase", "warm-up").values().get(0);
            assertThat(Double.doubleToRawLongBits(marker)).isEqualTo(0x7ff0000000000002L);
            assertThat(written(server).series()).hasSize(1);
        }
    }

    @Test
    void aReceiverThatIsNotThereIsSaidToRefuse() throws Exception {
        RecordingServer server = new RecordingServer();
        server.close();
        assertThat(to(server).deliver(false).trouble())
                .isEqualTo("--remote-write: " + server.url()
                        + " does not take the meters: connection refused; Keywave goes on and tries again");
    }
}
