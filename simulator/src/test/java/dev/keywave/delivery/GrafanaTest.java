package dev.keywave.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Annotations on their way to Grafana. */
final class GrafanaTest {

    private static final String ADDED = "{\"message\":\"Annotation added\",\"id\":17}";

    private static Grafana at(RecordingServer server) {
        return new Grafana(server.address(), "a-token", List.of("keywave", "run-1"), () -> Instant.ofEpochMilli(9_000));
    }

    @Test
    void whatBeginsIsShownAtOnceAndGetsItsEndLater() throws Exception {
        try (RecordingServer server = new RecordingServer().answers(200, ADDED)) {
            Grafana grafana = at(server);
            Span phase = grafana.begin("authentication \"peak\"", "phase", 1_000);
            assertThat(grafana.deliver(false)).isEqualTo(Attempt.DELIVERED);
            RecordingServer.Received begun = server.next();
            assertThat(begun.method() + " " + begun.path()).isEqualTo("POST /api/annotations");
            assertThat(begun.headers()).containsEntry("Authorization", "Bearer a-token");
            assertThat(begun.text())
                    .isEqualTo("{\"time\":1000,\"tags\":[\"keywave\",\"run-1\",\"phase\"],"
                            + "\"text\":\"authentication \\\"peak\\\"\"}");
            grafana.deliver(false);
            assertThat(server.waiting()).isZero();
            phase.end(5_000);
            grafana.deliver(false);
            grafana.deliver(true);
            RecordingServer.Received ended = server.next();
            assertThat(ended.method() + " " + ended.path()).isEqualTo("PATCH /api/annotations/17");
            assertThat(ended.text()).isEqualTo("{\"timeEnd\":5000}");
            assertThat(server.waiting()).isZero();
        }
    }

    @Test
    void whatIsOverBeforeItCouldBeToldIsToldWhole() throws Exception {
        try (RecordingServer server = new RecordingServer().answers(200, ADDED)) {
            Grafana grafana = at(server);
            grafana.begin("stall", "fault", 1_000).end(3_000);
            grafana.mark("no-go", "wave", 4_000);
            grafana.deliver(false);
            assertThat(server.next().text()).startsWith("{\"time\":1000,\"timeEnd\":3000,");
            assertThat(server.next().text()).startsWith("{\"time\":4000,\"timeEnd\":4000,");
            assertThat(server.waiting()).isZero();
        }
    }

    @Test
    void whatGrafanaGivesNoIdIsShownOnce() throws Exception {
        try (RecordingServer server =
                new RecordingServer().answers(200, "{\"message\":\"Annotation added\",\"id\":0}")) {
            Grafana grafana = at(server);
            Span phase = grafana.begin("peak", "phase", 1_000);
            grafana.deliver(false);
            grafana.deliver(false);
            phase.end(5_000);
            grafana.deliver(true);
            assertThat(server.waiting()).isEqualTo(1);
        }
    }

    @Test
    void aGrafanaThatIsDownGetsThemLater() throws Exception {
        try (RecordingServer server =
                new RecordingServer().answers(503, "starting").answers(200, ADDED)) {
            Grafana grafana = at(server);
            grafana.mark("x", "phase", 1_000);
            Attempt attempt = grafana.deliver(false);
            assertThat(attempt.trouble()).contains("HTTP 503: starting; Keywave goes on and tries again");
            assertThat(grafana.deliver(false)).isEqualTo(Attempt.DELIVERED);
            assertThat(server.waiting()).isEqualTo(2);
        }
    }

    @Test
    void aTokenThatIsNotGoodIsTroubleOnceForEachAnnotation() throws Exception {
        try (RecordingServer server = new RecordingServer().answers(401, "{\"message\":\"Invalid API key\"}")) {
            Grafana grafana = at(server);
            grafana.mark("x", "phase", 1_000);
            Attempt attempt = grafana.deliver(false);
            assertThat(attempt.trouble())
                    .contains("HTTP 401")
                    .contains("Invalid API key")
                    .doesNotContain("a-token");
            assertThat(attempt.again()).isFalse();
            assertThat(grafana.deliver(false)).isEqualTo(Attempt.DELIVERED);
            assertThat(server.waiting()).isEqualTo(1);
        }
    }
}
