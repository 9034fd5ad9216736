package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static dev.keywave.adapter.ScriptedResponse.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import org.junit.jupiter.api.Test;

/** Spring Security 7 with its default pages: CSRF headers, a session that changes at login, redirects. */
final class SpringAdapterTest {

    private static final String REGISTER_OPTIONS = """
            {"attestation":"none","authenticatorSelection":{"residentKey":"required"},"challenge":"E-cu",\
            "excludeCredentials":[],"pubKeyCredParams":[{"alg":-8,"type":"public-key"}],"rp":{"id":"localhost"},\
            "timeout":300000,"user":{"name":"alice","id":"K6B4","displayName":"alice"}}""";

    private static String page(String token) {
        return "<script>document.addEventListener(\"DOMContentLoaded\",() => setupLogin({\"X-CSRF-TOKEN\" : \"" + token
                + "\"}, \"\", null));</script>";
    }

    @Test
    void registersAUser() {
        Walk walk = Walk.register(Walk.draft("spring"), Walk.TARGET);

        assertThat(walk.exchange(html(200, page("T1")).with("set-cookie", "JSESSIONID=A; Path=/; HttpOnly")))
                .isEqualTo("GET /login\naccept: */*\n\n");
        assertThat(walk.exchange(redirect("/").with("set-cookie", "JSESSIONID=B; Path=/; HttpOnly")))
                .isEqualTo("""
                        POST /login
                        accept: */*
                        content-type: application/x-www-form-urlencoded
                        X-CSRF-TOKEN: T1
                        cookie: JSESSIONID=A

                        username=u7&password=pw-u7&_csrf=T1""");
        assertThat(walk.exchange(html(200, page("T2"))))
                .isEqualTo("GET /webauthn/register\naccept: */*\nX-CSRF-TOKEN: T1\ncookie: JSESSIONID=B\n\n");
        assertThat(walk.exchange(json(200, REGISTER_OPTIONS)))
                .isEqualTo("POST /webauthn/register/options\naccept: */*\nX-CSRF-TOKEN: T2\ncookie: JSESSIONID=B\n\n");
        assertThat(walk.call(FakeCredential.CREATED)).isEqualTo(REGISTER_OPTIONS);
        assertThat(walk.exchange(json(200, "{\"success\":true}")))
                .startsWith("POST /webauthn/register\n")
                .endsWith("""

                        {"publicKey":{"label":"lt","credential":{"id":"cred-id","rawId":"cred-id","type":"public-key",\
                        "clientExtensionResults":{},"authenticatorAttachment":"platform","response":{\
                        "attestationObject":"attestation","clientDataJSON":"client-data",\
                        "transports":["internal","hybrid"]}}}}""");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void authenticatesAUser() {
        Walk walk = atResult();
        assertThat(walk.exchange(json(200, "{\"authenticated\":true,\"redirectUrl\":\"/\"}")))
                .startsWith("POST /login/webauthn\n")
                .endsWith("\n{\"id\":\"cred-id\",\"type\":\"public-key\"}");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void whatSpringAnswersWhenItDoesNotAcceptIsToldApart() {
        assertThat(atResult().receive(plain(401, ""))).isEqualTo(new Verdict(Kind.REJECTED, "status_401"));
        assertThat(atResult().receive(redirect("/login"))).isEqualTo(new Verdict(Kind.FAILED, "redirected_to_login"));
        assertThat(atResult().receive(redirect("/elsewhere")))
                .isEqualTo(new Verdict(Kind.FAILED, "status_302_expected_200"));
        assertThat(atResult().receive(plain(429, ""))).isEqualTo(new Verdict(Kind.THROTTLED, "status_429"));
        assertThat(atResult().receive(json(500, "{\"status\":500,\"error\":\"Internal Server Error\"}")))
                .isEqualTo(new Verdict(Kind.FAILED, "status_500"));
    }

    @Test
    void aWrongPasswordAndAPageWithoutATokenAreFailures() {
        Walk wrongPassword = Walk.register(Walk.draft("spring"), Walk.TARGET);
        wrongPassword.exchange(html(200, page("T1")));
        assertThat(wrongPassword.receive(redirect("/login?error")))
                .isEqualTo(new Verdict(Kind.FAILED, "header_location_unexpected"));

        Walk noToken = Walk.register(Walk.draft("spring"), Walk.TARGET);
        assertThat(noToken.receive(html(200, "<html></html>")))
                .isEqualTo(new Verdict(Kind.FAILED, "capture_csrf_missing"));
    }

    private static Walk atResult() {
        Walk walk = Walk.authenticate(Walk.draft("spring"), Walk.TARGET);
        walk.exchange(html(200, page("T1")).with("set-cookie", "JSESSIONID=A; Path=/; HttpOnly"));
        String options = "{\"allowCredentials\":[],\"challenge\":\"AAAA\",\"rpId\":\"localhost\"}";
        assertThat(walk.exchange(json(200, options))).isEqualTo("""
                        POST /webauthn/authenticate/options
                        accept: */*
                        X-CSRF-TOKEN: T1
                        cookie: JSESSIONID=A

                        """);
        assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo(options);
        return walk;
    }
}
