package dev.keywave.plan;

import static dev.keywave.plan.Runs.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.TlsConfig;
import dev.keywave.transport.Certificates;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be wrong between an adapter and its relying party: each has a reason of its own, and none ends a run. */
final class NamedTroubleTest {

    private static final String OPTIONS =
            "{\"status\":\"ok\",\"errorMessage\":\"\",\"rp\":{\"name\":\"x\",\"id\":\"localhost\"},"
                    + "\"user\":{\"id\":\"dXNlcg\",\"name\":\"u\",\"displayName\":\"U\"},"
                    + "\"challenge\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"pubKeyCredParams\":[{\"type\":\"public-key\",\"alg\":-7}]}";

    @TempDir
    private Path folder;

    @Test
    void aStepWhoseCaptureNeverMatchesIsNamed() throws Exception {
        assertThat(reasonOf(
                        """
                        - {get: /page, capture: {opts: {regex: 'options = (.*);'}}}
                        - create: {options: "{opts}", as: cred}
                        - {post: /result, json: "{cred.json}"}
                        """,
                        (path, body, out) ->
                                out.write(ScriptedRelyingParty.response(200, "text/html", "<html>nothing</html>"))))
                .isEqualTo("capture_opts_missing");
    }

    @Test
    void aLoopThatDoesNotEndIsEnded() throws Exception {
        assertThat(reasonOf(
                        """
                        - {get: /flow, capture: {component: {json: /component}}}
                        - loop:
                            on: "{component}"
                            until: done
                            most: 5
                            cases:
                              password:
                                - {post: /flow, json: {password: x}, capture: {component: {json: /component}}}
                              passkey:
                                - {get: /options, capture: {component: {json: /component}, opts: {json: /options}}}
                                - create: {options: "{opts}", as: cred}
                                - {post: /flow, json: "{cred.json}", capture: {component: {json: /component}}}
                        """,
                        (path, body, out) -> out.write(ScriptedRelyingParty.json(200, "{\"component\":\"password\"}"))))
                .isEqualTo("loop_without_end");
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() throws Exception {
        assertThat(reasonOf("""
                        - {get: /start, expect: {status: 302}, capture: {next: {header: location}}}
                        - {get: "{next}", capture: {opts: {json: ""}}}
                        - create: {options: "{opts}", as: cred}
                        - {post: /result, json: "{cred.json}"}
                        """, (path, body, out) -> out.write(redirect("http://elsewhere.example/next"))))
                .isEqualTo("redirect_to_other_host");
    }

    @Test
    void aLoginPageInPlaceOfJsonIsNamed() throws Exception {
        String page =
                "<html><form action=\"/login\" method=post><input name=user><input type=password name=p></form></html>";
        assertThat(reasonOf(
                        conformanceSteps(),
                        (path, body, out) -> out.write(ScriptedRelyingParty.response(200, "text/html", page))))
                .isEqualTo("login_page_instead_of_json");
        assertThat(reasonOf(conformanceSteps(), (path, body, out) -> out.write(redirect("/login"))))
                .isEqualTo("redirected_to_login");
    }

    @Test
    void anExpiredCsrfTokenIsNamedAsTheAdapterNamesIt() throws Exception {
        assertThat(reasonOf(
                        """
                        - {post: /options, capture: {opts: {json: ""}}}
                        - create: {options: "{opts}", as: cred}
                        - post: /result
                          json: "{cred.json}"
                          failures: [{when: {status: 302, header: {location: '/login$'}}, reason: csrf_expired}]
                        """,
                        (path, body, out) -> out.write(
                                path.equals("/options")
                                        ? ScriptedRelyingParty.json(200, OPTIONS)
                                        : redirect("/login"))))
                .isEqualTo("csrf_expired");
    }

    @Test
    void cookiesThatDoNotParseAreRemarkedAndTheCeremonyGoesOn() throws Exception {
        byte[] answer = ("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nset-cookie: =\r\ncontent-length: "
                        + OPTIONS.length() + "\r\n\r\n" + OPTIONS)
                .getBytes(StandardCharsets.US_ASCII);
        CeremonyFigures figures = registrations(conformanceSteps(), (path, body, out) -> out.write(answer));
        assertThat(figures.accepted()).isEqualTo(figures.intended());
        assertThat(figures.reasons()).containsOnly(Map.entry("cookie_malformed", figures.intended()));
    }

    @Test
    void throttlingSaysWhetherItTellsForHowLong() throws Exception {
        CeremonyFigures plain =
                registrations(conformanceSteps(), (path, body, out) -> out.write(ScriptedRelyingParty.json(429, "{}")));
        assertThat(plain.throttled()).isEqualTo(plain.intended());
        assertThat(plain.reasons()).containsOnlyKeys("status_429");
        byte[] later =
                "HTTP/1.1 429 X\r\nretry-after: 7\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        CeremonyFigures timed = registrations(conformanceSteps(), (path, body, out) -> out.write(later));
        assertThat(timed.throttled()).isEqualTo(timed.intended());
        assertThat(timed.reasons()).containsOnlyKeys("status_429_retry_after");
    }

    @Test
    void aCertificateOfAnotherNameIsNamed() throws Exception {
        Certificates.Issued authority = Certificates.authority("CN=test");
        assertThat(tlsReason(authority, Certificates.issue(authority, "elsewhere.example")))
                .isEqualTo("tls_name_mismatch");
    }

    @Test
    void anExpiredCertificateIsNamed() throws Exception {
        Certificates.Issued authority = Certificates.authority("CN=test");
        Instant longAgo = Instant.now().minus(Duration.ofDays(9));
        assertThat(tlsReason(authority, Certificates.issue(authority, longAgo, "localhost")))
                .isEqualTo("tls_certificate_expired");
    }

    @Test
    void http2TroubleIsNamed() throws Exception {
        assertThat(http2Reason(ScriptedHttp2Party.RST_STREAM)).isEqualTo("http2_rst_stream");
        assertThat(http2Reason(ScriptedHttp2Party.GOAWAY)).isEqualTo("http2_goaway");
    }

    private String tlsReason(Certificates.Issued authority, Certificates.Issued server) throws Exception {
        Path certificate = server.certificatePem(folder);
        Path key = server.keyPem(folder);
        try (RelyingPartyServer party = Runs.relyingParty(config -> config.tls(TlsConfig.read(certificate, key)))) {
            RunSettings settings = settings();
            settings.client().trusted("test", authority.certificatePem(folder).toString());
            return onlyReason(Runs.run(settings, URI.create("https://localhost:" + party.port())));
        }
    }

    private static String http2Reason(int answer) throws Exception {
        try (ScriptedHttp2Party party = ScriptedHttp2Party.start(answer)) {
            RunSettings settings = settings();
            settings.client().protocol("test", "2");
            return onlyReason(Runs.run(settings, party.uri()));
        }
    }

    private String reasonOf(String steps, ScriptedRelyingParty.Script script) throws Exception {
        CeremonyFigures figures = registrations(steps, script);
        assertThat(figures.failed()).isEqualTo(figures.intended()).isEqualTo(20);
        assertThat(figures.reasons()).hasSize(1);
        return figures.reasons().firstKey();
    }

    private CeremonyFigures registrations(String steps, ScriptedRelyingParty.Script script) throws Exception {
        Path adapter = folder.resolve("adapter.yaml");
        Files.writeString(
                adapter,
                "adapter: troubled\nflows:\n  register:\n" + steps.indent(4)
                        + "  authenticate:\n    - {post: /o, capture: {opts: {json: \"\"}}}\n"
                        + "    - get_assertion: {options: \"{opts}\", as: cred}\n"
                        + "    - {post: /r, json: \"{cred.json}\"}\n");
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(script)) {
            RunSettings settings = settings();
            settings.target().adapter(adapter.toString());
            return registration(Runs.run(settings, party.uri()));
        }
    }

    private static String onlyReason(RunResult result) {
        CeremonyFigures figures = registration(result);
        assertThat(figures.failed()).isEqualTo(figures.intended()).isEqualTo(20);
        assertThat(figures.reasons()).hasSize(1);
        return figures.reasons().firstKey();
    }

    private static RunSettings settings() {
        RunSettings settings = Runs.small();
        settings.duration("test", "50ms");
        return settings;
    }

    private static String conformanceSteps() {
        return """
                - {post: /options, capture: {opts: {json: ""}}}
                - create: {options: "{opts}", as: cred}
                - {post: /result, json: "{cred.json}"}
                """;
    }

    private static byte[] redirect(String location) throws IOException {
        return ("HTTP/1.1 302 Found\r\nlocation: " + location + "\r\ncontent-length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
