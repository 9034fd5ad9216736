package dev.keywave.plan;

import static dev.keywave.plan.Runs.registration;
import static dev.keywave.plan.ScriptedRelyingParty.json;
import static dev.keywave.plan.ScriptedRelyingParty.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever a relying party answers, each ceremony ends in one outcome with its reason, and the run goes on. */
final class MisbehavingRelyingPartyTest {

    private static final String OPTIONS = """
            {"status":"ok","errorMessage":"","rp":{"name":"x"%s},"user":{"id":"AAEC","name":"a","displayName":"a"},\
            "challenge":"%s","pubKeyCredParams":[{"type":"public-key","alg":%d}],"attestation":"none"}""";

    private static final String CHALLENGE = "AAECAwQFBgcICQoLDA0ODw";

    @Test
    void garbageIsNotHttp() throws Exception {
        assertThat(reasonFor((path, body, out) -> ascii(out, "SSH-2.0-OpenSSH_9.6\r\n")))
                .isEqualTo("not_http");
    }

    @Test
    void truncatedJsonIsNotJson() throws Exception {
        assertThat(reasonFor((path, body, out) -> out.write(json(200, "{\"status\":\"ok\",\"challenge\":\"AAEC"))))
                .isEqualTo("not_json");
    }

    @Test
    void anEndlessBodyIsCutOff() throws Exception {
        assertThat(reasonFor((path, body, out) -> {
                    ascii(
                            out,
                            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n");
                    while (true) {
                        ascii(out, "1000\r\n" + " ".repeat(4096) + "\r\n");
                    }
                }))
                .isEqualTo("response_too_large");
    }

    @Test
    void aLoginPageInPlaceOfJsonIsNamedByItsContentType() throws Exception {
        assertThat(reasonFor((path, body, out) -> out.write(response(200, "text/html", "<html>Log in</html>"))))
                .isEqualTo("content_type_text_html");
    }

    @Test
    void aChallengeThatIsNotBase64urlIsNamed() throws Exception {
        String options = OPTIONS.formatted(",\"id\":\"localhost\"", "not base64url!", -7);
        assertThat(reasonFor((path, body, out) -> out.write(json(200, options))))
                .isEqualTo("challenge_not_base64url");
    }

    @Test
    void anAlgorithmThatTheAuthenticatorLacksIsNamed() throws Exception {
        String options = OPTIONS.formatted(",\"id\":\"localhost\"", CHALLENGE, -65535);
        assertThat(reasonFor((path, body, out) -> out.write(json(200, options))))
                .isEqualTo("unsupported_algorithm");
    }

    @Test
    void optionsWithoutRpIdMeanTheOriginAndAreCounted() throws Exception {
        String options = OPTIONS.formatted("", CHALLENGE, -7);
        CeremonyFigures figures = registrationsWith((path, body, out) -> out.write(
                json(200, path.endsWith("/options") ? options : "{\"status\":\"ok\",\"errorMessage\":\"\"}")));
        assertThat(figures.accepted()).isEqualTo(figures.intended());
        assertThat(figures.reasons()).containsEntry("rp_id_defaulted", figures.intended());
    }

    @Test
    void anotherSitesRpIdIsRefusedByTheClient() throws Exception {
        String options = OPTIONS.formatted(",\"id\":\"example.com\"", CHALLENGE, -7);
        assertThat(reasonFor((path, body, out) -> out.write(json(200, options))))
                .isEqualTo("rp_id_not_valid_for_origin");
    }

    @Test
    void aClosedConnectionIsNamed() throws Exception {
        assertThat(reasonFor((path, body, out) -> {})).isEqualTo("connection_closed");
    }

    @Test
    void anAnswerThatNeverComesIsATimeout() throws Exception {
        RunSettings settings = Runs.small();
        settings.client().requestTimeout("test", "300ms");
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start((path, body, out) -> {
            ascii(out, "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{");
            out.flush();
        })) {
            assertThat(onlyReason(registration(Runs.run(settings, party.uri()))))
                    .isEqualTo("request_timeout");
        }
    }

    @Test
    void aServerErrorIsAFailureAndSlowDownIsThrottled() throws Exception {
        CeremonyFigures errors = registrationsWith((path, body, out) -> out.write(json(500, "{}")));
        assertThat(errors.failed()).isEqualTo(errors.intended());
        assertThat(onlyReason(errors)).isEqualTo("status_500");
        CeremonyFigures throttled = registrationsWith((path, body, out) -> out.write(json(429, "{}")));
        assertThat(throttled.throttled()).isEqualTo(throttled.intended());
    }

    @Test
    void aPortWhereNobodyListensIsRefused() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://localhost:" + socket.getLocalPort());
        }
        RunResult result = Runs.run(Runs.small(), nobody);
        assertThat(registration(result).reasons()).containsOnlyKeys("connect_refused");
        assertThat(Runs.authentication(result).reasons()).containsOnlyKeys("no_registered_user");
        assertThat(result.passed()).isFalse();
    }

    private static String reasonFor(ScriptedRelyingParty.Script script) throws Exception {
        CeremonyFigures figures = registrationsWith(script);
        assertThat(figures.failed()).isEqualTo(figures.intended()).isEqualTo(20);
        return onlyReason(figures);
    }

    private static String onlyReason(CeremonyFigures figures) {
        assertThat(figures.reasons()).hasSize(1);
        return figures.reasons().firstKey();
    }

    private static CeremonyFigures registrationsWith(ScriptedRelyingParty.Script script) throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(script)) {
            RunSettings settings = Runs.small();
            settings.duration("test", "50ms");
            return registration(Runs.run(settings, party.uri()));
        }
    }

    private static void ascii(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
