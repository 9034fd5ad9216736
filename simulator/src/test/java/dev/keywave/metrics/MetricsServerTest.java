package dev.keywave.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Meters and the server that shows them. */
final class MetricsServerTest {

    private static String scrape(MetricsServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void theServerShowsTheProcessAndWhatWasRegisteredAtEachScrapeAnew() throws Exception {
        Meters meters = Meters.ofProcess();
        AtomicLong credentials = new AtomicLong(7);
        meters.register(MeterName.RP_CREDENTIALS, credentials::get);
        meters.register(MeterName.RP_INTERNAL_ERRORS, () -> 3);
        meters.register(MeterName.RP_REFUSED, () -> Map.of(List.of("password", "no_registered_method"), 5L));
        meters.register(MeterName.RP_LOCKED_OUT_USERS, () -> Map.of(List.of("device_not_compliant"), 2));
        try (MetricsServer server = MetricsServer.start(meters.registry(), 0)) {
            String text = scrape(server);
            assertThat(text)
                    .containsPattern("(?m)^process_cpu_seconds_total [0-9.]+")
                    .contains("jvm_memory_used_bytes{area=\"heap\"}")
                    .contains("keywave_rp_credentials 7.0\n")
                    .contains("# TYPE keywave_rp_internal_errors_total counter")
                    .contains("keywave_rp_internal_errors_total 3.0\n")
                    .contains("keywave_rp_refused_total{ceremony=\"password\",reason=\"no_registered_method\"} 5.0\n")
                    .contains("keywave_rp_locked_out_users{reason=\"device_not_compliant\"} 2.0\n");
            credentials.set(8);
            assertThat(scrape(server)).contains("keywave_rp_credentials 8.0\n");
        }
    }

    private static HttpResponse<byte[]> get(MetricsServer server, String name, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url()))
                .header(name, value)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void whoShowsNoGoodTokenSeesNothing() throws Exception {
        try (MetricsServer server = MetricsServer.start(Meters.ofProcess().registry(), "0.0.0.0", 0, "s3cret")) {
            assertThat(server.url()).startsWith("http://localhost:");
            assertThat(get(server, "Authorization", "Bearer s3cret").statusCode())
                    .isEqualTo(200);
            assertThat(get(server, "Authorization", "bearer s3cret").statusCode())
                    .isEqualTo(200);
            for (String other : List.of("Bearer s3cre", "Bearer s3cret2", "Basic s3cret", "s3cret", "Bearer")) {
                HttpResponse<byte[]> response = get(server, "Authorization", other);
                assertThat(response.statusCode()).as(other).isEqualTo(401);
                assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"metrics\"");
                assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("jvm_");
            }
        }
    }

    @Test
    void anAddressThatIsOpenToOthersWantsAToken() {
        for (String host : List.of("0.0.0.0", "::")) {
            assertThatThrownBy(() -> MetricsServer.start(Meters.ofProcess().registry(), host, 0, null))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("would be open to others: add --metrics-token");
        }
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsOneLine() {
        assertThatThrownBy(() -> MetricsServer.start(Meters.ofProcess().registry(), "192.0.2.1", 0, "t"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("192.0.2.1 is no address of this machine");
        assertThatThrownBy(() -> MetricsServer.start(Meters.ofProcess().registry(), "no.such.host.invalid", 0, "t"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no.such.host.invalid does not resolve");
    }

    @Test
    void whoCanDecompressGetsItCompressed() throws Exception {
        Meters meters = Meters.ofProcess();
        try (MetricsServer server = MetricsServer.start(meters.registry(), 0)) {
            HttpResponse<byte[]> response = get(server, "Accept-Encoding", "gzip");
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(unzipped(response.body())).contains("process_cpu_seconds_total");
        }
        ScrapePage page = ScrapePage.of(meters.registry(), null);
        for (String able : List.of("gzip", "deflate, gzip;q=0.5", "GZIP", "br;q=1, gzip")) {
            assertThat(page.gzipFor(able).isCompressed()).as(able).isTrue();
        }
        assertThat(unzipped(page.gzipFor("gzip").text())).isEqualTo(new String(page.text(), StandardCharsets.UTF_8));
        for (String unable : List.of("", "identity", "gzip;q=0", "gzip;q=0.0", "x-gzip", "br")) {
            assertThat(page.gzipFor(unable)).as(unable).isSameAs(page);
        }
        assertThat(page.gzipFor(null)).isSameAs(page);
    }

    private static String unzipped(byte[] bytes) throws Exception {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPortThatIsTakenIsOneLine() {
        try (MetricsServer server = MetricsServer.start(Meters.ofProcess().registry(), 0)) {
            int port = server.port();
            assertThatThrownBy(() -> MetricsServer.start(Meters.ofProcess().registry(), port))
                    .isInstanceOf(InputException.class)
                    .hasMessage("metrics port " + port + " is taken: use another port, or 0 for a free one");
        }
        assertThatThrownBy(() -> MetricsServer.start(Meters.ofProcess().registry(), 65_536))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("65536 is not a port");
    }

    @Test
    void aScraperGetsTheFormThatItAsksFor() {
        Meters meters = Meters.ofProcess();
        assertThat(ScrapePage.of(meters.registry(), null).contentType()).startsWith("text/plain; version=0.0.4");
        ScrapePage open = ScrapePage.of(meters.registry(), "application/openmetrics-text; version=1.0.0");
        assertThat(open.contentType()).startsWith("application/openmetrics-text");
        assertThat(new String(open.text(), StandardCharsets.UTF_8)).endsWith("# EOF\n");
        assertThat(ScrapePage.of(
                                meters.registry(),
                                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
                                        + " encoding=delimited")
                        .contentType())
                .startsWith("application/vnd.google.protobuf");
    }

    @Test
    void namesFollowPrometheusAndEachHasItsSentence() {
        assertThat(MeterName.values()).allSatisfy(name -> {
            assertThat(name.prometheusName()).matches("keywave(_[a-z]+)+");
            assertThat(name.prometheusName().endsWith("_total")).isEqualTo(name.kind() == MeterName.Kind.COUNTER);
            assertThat(name.sentence()).endsWith(".");
        });
        assertThat(Arrays.stream(MeterName.values()).map(MeterName::prometheusName))
                .doesNotHaveDuplicates();
    }

    @Test
    void aMeterWithLabelsIsNotRegisteredWithout() {
        assertThatThrownBy(() -> Meters.ofProcess().register(MeterName.RP_REFUSED, () -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
