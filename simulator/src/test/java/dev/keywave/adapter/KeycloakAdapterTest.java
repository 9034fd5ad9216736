package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static dev.keywave.adapter.ScriptedResponse.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import org.junit.jupiter.api.Test;

/** Keycloak 26's login forms: HTML with escaped actions, script variables, redirects and quoted cookies. */
final class KeycloakAdapterTest {

    private static final String TARGET = "http://127.0.0.1:18180";
    private static final String ACTIONS = TARGET + "/realms/bench/login-actions/";
    private static final String AUTH = """
            GET /realms/bench/protocol/openid-connect/auth?client_id=loadtest&response_type=code&scope=openid&state=s\
            &redirect_uri=http%3A%2F%2Flocalhost%3A9999%2Fcb
            accept: */*

            """;
    private static final String LOGIN_PAGE = """
            <form id="kc-form-login" class="pf" onsubmit="x" \
            action="http://127.0.0.1:18180/realms/bench/login-actions/authenticate?session_code=S1&amp;execution=e&amp;tab_id=t" method="post">
            <form id="webauth" action="http://127.0.0.1:18180/realms/bench/login-actions/authenticate?session_code=S1&amp;execution=e&amp;tab_id=t" method="post">
            <input type="hidden" id="clientDataJSON" name="clientDataJSON"/></form>
            <script>const args = { isUserIdentified : false, challenge : "7SysbEzmR_ipcjxBSID4pw", \
            userVerification : "required", rpId : "localhost", createTimeout : 0 };</script>""";
    private static final String REGISTER_PAGE = """
            <form id="register" class="pf" action="http://127.0.0.1:18180/realms/bench/login-actions/required-action?session_code=S2&amp;execution=webauthn-register-passwordless" method="post">
            <script>const input = { challenge : "fzYsbEzm", userid : "ZDM\\u002Dx", username : "u7", \
            signatureAlgorithms : [-7,-8,-257,], rpEntityName : "keycloak", rpId : "localhost", \
            userVerificationRequirement : "required", excludeCredentialIds : "" };</script>""";

    @Test
    void registersAUser() {
        Walk walk = Walk.register(Walk.draft("keycloak"), TARGET);

        assertThat(walk.exchange(html(200, LOGIN_PAGE)
                        .with(
                                "set-cookie",
                                "AUTH_SESSION_ID=a.b;Version=1;Path=/realms/bench/;Secure;HttpOnly;SameSite=None")
                        .with(
                                "set-cookie",
                                "KC_AUTH_SESSION_HASH=\"x+/y\";Version=1;Path=/realms/bench/;Max-Age=60;Secure")
                        .with("set-cookie", "OTHER=1;Path=/realms/other/")))
                .isEqualTo(AUTH);
        assertThat(walk.exchange(redirect(ACTIONS + "required-action?execution=webauthn-register-passwordless&tab_id=t")
                        .with("set-cookie", "KC_AUTH_SESSION_HASH=;Path=/realms/bench/;Max-Age=0")))
                .isEqualTo("""
                        POST /realms/bench/login-actions/authenticate?session_code=S1&execution=e&tab_id=t
                        accept: */*
                        content-type: application/x-www-form-urlencoded
                        cookie: AUTH_SESSION_ID=a.b; KC_AUTH_SESSION_HASH="x+/y"

                        username=u7&password=pw-u7&credentialId=""");
        assertThat(walk.exchange(html(200, REGISTER_PAGE))).isEqualTo("""
                        GET /realms/bench/login-actions/required-action?execution=webauthn-register-passwordless&tab_id=t
                        accept: */*
                        cookie: AUTH_SESSION_ID=a.b

                        """);
        assertThat(walk.call(FakeCredential.CREATED)).isEqualTo("""
                        {"challenge":"fzYsbEzm","rp":{"id":"localhost"},"user":{"id":"ZDM-x"},"pubKeyCredParams":[\
                        {"type":"public-key","alg":-7},{"type":"public-key","alg":-8},{"type":"public-key","alg":-257}],\
                        "authenticatorSelection":{"userVerification":"required"}}""");
        assertThat(walk.exchange(redirect("http://localhost:9999/cb?state=s&session_state=x&iss=y&code=z")))
                .startsWith("POST /realms/bench/login-actions/required-action?session_code=S2&"
                        + "execution=webauthn-register-passwordless\n")
                .endsWith(
                        "\nclientDataJSON=client-data&attestationObject=attestation&publicKeyCredentialId=cred-id"
                                + "&authenticatorLabel=lt&transports=internal%2Chybrid&authenticatorAttachment=platform&error=");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void authenticatesAUserWithADiscoverableCredential() {
        Walk walk = atResult();
        assertThat(walk.exchange(redirect("http://localhost:9999/cb?state=s&code=z")))
                .startsWith("POST /realms/bench/login-actions/authenticate?session_code=S1&execution=e&tab_id=t\n")
                .endsWith("\nclientDataJSON=client-data&authenticatorData=auth-data&signature=sig"
                        + "&credentialId=cred-id&userHandle=handle&error=");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void theCredentialsOfASecondFactorAreOffered() {
        Walk walk = Walk.authenticate(Walk.draft("keycloak"), TARGET);
        walk.exchange(
                html(
                        200,
                        LOGIN_PAGE
                                + "<input name=\"authn_use_chk\" value=\"AQID\"/><input name=\"authn_use_chk\" value=\"BAUG\"/>"));
        assertThat(walk.call(FakeCredential.ASSERTED))
                .endsWith("\"allowCredentials\":[{\"type\":\"public-key\",\"id\":\"AQID\"},"
                        + "{\"type\":\"public-key\",\"id\":\"BAUG\"}]}");
    }

    @Test
    void aFeedbackTextIsARejectionThoughTheStatusLies() {
        String page = "<span class=\"pf-v5-c-alert__title kc-feedback-text\">Passkey authentication result is invalid."
                + "</span>";
        assertThat(atResult().receive(html(200, page)))
                .isEqualTo(new Verdict(Kind.REJECTED, "status_200: Passkey authentication result is invalid."));
    }

    @Test
    void throttlingAndFailuresAreToldApart() {
        assertThat(atResult().receive(plain(429, ""))).isEqualTo(new Verdict(Kind.THROTTLED, "status_429"));
        assertThat(atResult().receive(html(500, "<html>"))).isEqualTo(new Verdict(Kind.FAILED, "status_500"));
        assertThat(atResult().receive(html(200, "<html>another page</html>")))
                .isEqualTo(new Verdict(Kind.FAILED, "status_200_expected_302"));
        assertThat(atResult().receive(redirect(ACTIONS + "authenticate?tab_id=t")))
                .isEqualTo(new Verdict(Kind.FAILED, "header_location_unexpected"));
        assertThat(atResult().receive(plain(302, ""))).isEqualTo(new Verdict(Kind.FAILED, "header_location_missing"));
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        Walk walk = Walk.register(Walk.draft("keycloak"), TARGET);
        walk.exchange(html(200, LOGIN_PAGE));
        walk.exchange(redirect("http://elsewhere.example/realms/bench/login-actions/required-action"));
        assertThat(walk.request()).isEqualTo("redirect_to_other_host");
    }

    private static Walk atResult() {
        Walk walk = Walk.authenticate(Walk.draft("keycloak"), TARGET);
        assertThat(walk.exchange(html(200, LOGIN_PAGE))).isEqualTo(AUTH);
        assertThat(walk.call(FakeCredential.ASSERTED))
                .isEqualTo("{\"challenge\":\"7SysbEzmR_ipcjxBSID4pw\",\"rpId\":\"localhost\",\"allowCredentials\":[]}");
        return walk;
    }
}
