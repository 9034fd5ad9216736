package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** {@code /metrics}. */
final class MetricsTest {

    @Test
    void metricsShowTheProcessAndWhatTheRelyingPartyDid() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().build())) {
            ApiClient client = new ApiClient(server);
            client.register("alice", new HandMadeAuthenticator(server.origin(), false, 1));
            client.post("/assertion/result", "{}");
            client.post("/nowhere", "{}");
            ApiClient.Answer answer = client.send(client.request("/metrics").build());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(answer.body())
                    .containsPattern("(?m)^process_cpu_seconds_total [0-9.]+")
                    .contains("keywave_rp_accepted_total{ceremony=\"registration\"} 1.0\n")
                    .contains("keywave_rp_accepted_total{ceremony=\"authentication\"} 0.0\n")
                    .contains("keywave_rp_refused_total{ceremony=\"authentication\","
                            + "reason=\"challenge_expired_or_unknown\"} 1.0\n")
                    .contains("keywave_rp_protocol_errors_total 1.0\n")
                    .contains("keywave_rp_credentials 1.0\n");
        }
    }

    @Test
    void metricsAreCompressedForWhoeverCanDecompress() throws Exception {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().build())) {
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.origin() + "/metrics"))
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
                assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("keywave_rp_credentials 0.0");
            }
        }
    }

    @Test
    void metricsMeetNoFaultsAndNoMethodButGet() {
        RelyingPartyConfig config = RelyingPartyConfig.builder()
                .faults(Faults.parse(List.of("error=100%", "latency=1ms")))
                .build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            ApiClient client = new ApiClient(server);
            client.post("/assertion/options", "{}");
            assertThat(client.send(client.request("/metrics").build()).body())
                    .contains("keywave_rp_faults_total{fault=\"error\"} 1.0\n");
            assertThat(client.post("/metrics", "").status()).isEqualTo(405);
        }
    }
}
