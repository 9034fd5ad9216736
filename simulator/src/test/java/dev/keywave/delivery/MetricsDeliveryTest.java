package dev.keywave.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.delivery.DeliverySettings.Endpoint;
import dev.keywave.delivery.DeliverySettings.GrafanaAccess;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Meters get to all who want them, up to the last values, and trouble on the way is one warning. */
@Timeout(30)
final class MetricsDeliveryTest {

    private static final Map<String, String> SUBJECT = Map.of("run", "2026-11-23T07-30-00");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter counter =
            Counter.builder().name("c").withoutExemplars().register(registry);
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private MetricsDelivery start(DeliverySettings settings) {
        return MetricsDelivery.start(settings, registry, SUBJECT, warnings::add);
    }

    @Test
    void aPushgatewayGetsTheGroupAtTheStartAndWithItsLastValues() throws Exception {
        try (RecordingServer server = new RecordingServer()) {
            String withSecret = server.url().replace("//", "//me:pa%40ss@");
            Address address = Address.parse("--push", withSecret);
            try (MetricsDelivery delivery = start(new DeliverySettings(null, 0, address, null, null))) {
                RecordingServer.Received first = server.next();
                assertThat(first.method()).isEqualTo("PUT");
                assertThat(first.path()).isEqualTo("/metrics/job/keywave/run/2026-11-23T07-30-00");
                assertThat(first.headers().get("Content-Type")).startsWith("application/vnd.google.protobuf");
                assertThat(first.headers()).containsEntry("Authorization", "Basic bWU6cGFAc3M=");
                counter.inc(4711);
                delivery.flush();
                assertThat(server.next().body()).isNotEqualTo(first.body());
                assertThat(server.waiting()).isZero();
            }
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void aValueThatAPathCannotHoldIsPushedInBase64() throws Exception {
        try (RecordingServer server = new RecordingServer()) {
            new Pushgateway(server.address(), Map.of("run", "a/b c"), registry).deliver(true);
            assertThat(server.next().path()).isEqualTo("/metrics/run@base64/YS9iIGM");
        }
    }

    @Test
    void remoteWriteEndsWithTheLastValues() throws Exception {
        try (RecordingServer server = new RecordingServer()) {
            try (MetricsDelivery delivery = start(new DeliverySettings(null, 0, null, server.address(), null))) {
                Written.of(server.next().body());
                counter.inc(4711);
                delivery.flush();
                Written.TimeSeries last = Written.of(server.next().body()).named("c_total");
                assertThat(last.values()).containsExactly(4711.0);
                assertThat(last.labels()).containsEntry("job", "keywave").containsEntry("run", "2026-11-23T07-30-00");
                assertThat(last.labels().get("instance")).isNotEmpty();
            }
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void whoIsNotThereIsOneWarningWithoutSecretsAndDelaysNoEnd() throws Exception {
        RecordingServer gone = new RecordingServer();
        gone.close();
        String url = gone.url().replace("//", "//me:secret@") + "/?token=secret";
        Address address = Address.parse("--push", url);
        long beganNs = System.nanoTime();
        try (MetricsDelivery delivery =
                start(new DeliverySettings(null, 0, address, address, new GrafanaAccess(address, "secret")))) {
            delivery.annotations().mark("x", "phase", 1);
            delivery.flush();
        }
        assertThat(System.nanoTime() - beganNs).isLessThan(TimeUnit.SECONDS.toNanos(9));
        assertThat(warnings)
                .hasSize(3)
                .allSatisfy(warning -> assertThat(warning)
                        .contains(gone.url())
                        .contains("connection refused")
                        .doesNotContain("secret")
                        .doesNotContain("\n"));
    }

    @Test
    void whoNeverAnswersDoesNotKeepTheProcess() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Destination never = new Destination() {
                @Override
                public String name() {
                    return "never";
                }

                @Override
                public long everyMs() {
                    return 1;
                }

                @Override
                public Attempt deliver(boolean last) throws InterruptedException {
                    Answer answer = new Sender()
                            .send(
                                    "PUT",
                                    URI.create("http://localhost:" + silent.getLocalPort()),
                                    Map.of(),
                                    new byte[0]);
                    return new Attempt(answer.inWords(), true);
                }
            };
            Courier courier = Courier.start(never, warnings::add);
            courier.stop();
            courier.awaitEnd(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200));
        }
        // the courier says so by itself, once it notices
        while (warnings.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(warnings).containsExactly("--never: the last values could not be delivered in time");
    }

    @Test
    void theEndpointLingersUntilSomebodyHasSeenEnough() throws Exception {
        DeliverySettings settings =
                new DeliverySettings(new Endpoint(null, 0, null), TimeUnit.MINUTES.toNanos(10), null, null, null);
        String url;
        try (MetricsDelivery delivery = start(settings)) {
            url = delivery.url().orElseThrow();
            counter.inc();
            delivery.flush();
            assertThat(delivery.lingerS()).isEqualTo(600);
            Thread other = new Thread(() -> {
                try {
                    assertThat(scrape(delivery.url().orElseThrow())).contains("c_total 1.0");
                } finally {
                    delivery.endLinger();
                }
            });
            other.start();
            delivery.linger();
            other.join();
            assertThat(delivery.lingerS()).isZero();
        }
        assertThat(scrape(url)).isEqualTo("refused");
    }

    private static String scrape(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "refused";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyGetsAnythingWhenNobodyWantsIt() {
        try (MetricsDelivery delivery = start(DeliverySettings.NONE)) {
            assertThat(delivery.url()).isEmpty();
            assertThat(delivery.lingerS()).isZero();
            delivery.annotations().begin("x", "phase", 1).end(2);
        }
        assertThat(DeliverySettings.NONE.wanted()).isFalse();
    }
}
