package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Keycloak's login pages say, as traced from a running server. */
final class KeycloakStandInTest {

    private static final long SEED = 20261123;
    private static final String AUTH = "/realms/r/protocol/openid-connect/auth";
    private static final String LOGIN =
            AUTH + "?client_id=app&response_type=code&state=s%20t&redirect_uri=http://localhost:9999/cb?x=1";
    private static final String REGISTER = LOGIN + "&kc_action=webauthn-register-passwordless";
    private static final String CODE =
            "http://localhost:9999/cb\\?x=1&state=s\\+t&session_state=[^&]+&iss=http%3A%2F%2Flocalhost%3A\\d+%2Frealms%2Fr&code=.+";
    private static final String FEEDBACK = "kc-feedback-text\">([^<]*)<";
    private static final String PASSWORD_FORM = "<form id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"";
    private static final String PASSKEY_FORM = "<form id=\"webauth\"[^>]*action=\"([^\"]+)\"";
    private static final String CHALLENGE = "challenge : \"([^\"]+)\"";

    private final RelyingPartyServer server = RelyingPartyServer.start(
            RelyingPartyConfig.builder().loginPages(LoginPages.KEYCLOAK).build());
    private final PagesClient browser = new PagesClient(server);
    private final HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPasskeyIsRegisteredAfterThePasswordAndSignsIn() {
        PagesClient.Answer page = registrationPage(browser);
        assertThat(page.body())
                .contains("userVerificationRequirement : \"required\"", "signatureAlgorithms : [-8,-7,-257,")
                .contains("username : \"al\\\"ice\\u003c\"");
        assertThat(browser.postForm(page.find("id=\"register\"[^>]*action=\"([^\"]+)\""), registration(page))
                        .location())
                .matches(CODE);

        PagesClient other = new PagesClient(server);
        PagesClient.Answer login = other.get(LOGIN);
        authenticator.counter++;
        Map<String, String> assertion = assertion(login);
        assertThat(other.postForm(login.find(PASSKEY_FORM), assertion).location())
                .matches(CODE);
        PagesClient.Answer again = other.postForm(login.find(PASSKEY_FORM), assertion);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.find(FEEDBACK)).isEqualTo(KeycloakPages.TIMED_OUT);
        assertThat(server.statistics().authenticationsAccepted()).isEqualTo(1);
        assertThat(server.statistics().access().passwordsAccepted()).isEqualTo(1);
    }

    @Test
    void whoIsSignedInIsAskedNoMore() {
        PagesClient.Answer page = browser.get(LOGIN);
        assertThat(password(browser, page, "alice", "pw-alice").location()).matches(CODE);
        assertThat(browser.get(LOGIN).location()).matches(CODE);
        PagesClient.Answer register = browser.get(REGISTER);
        assertThat(register.location()).contains("/login-actions/required-action?execution=webauthn-register");
        assertThat(browser.get(register.location()).body()).contains("username : \"alice\"");
        assertThat(browser.get(LOGIN.replace("/realms/r/", "/realms/other/")).status())
                .isEqualTo(200);
    }

    @Test
    void refusalsAreTheLoginPageOnceMore() {
        PagesClient.Answer page = browser.get(LOGIN);
        PagesClient.Answer wrong = password(browser, page, "alice", "pw-bob");
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.find(FEEDBACK)).isEqualTo("Invalid username or password.");
        assertThat(wrong.find(CHALLENGE)).isNotEqualTo(page.find(CHALLENGE));

        PagesClient.Answer unknown = browser.postForm(wrong.find(PASSKEY_FORM), assertion(wrong));
        assertThat(unknown.find(FEEDBACK)).isEqualTo("Unknown user authenticated by the Passkey.");
        PagesClient.Answer error = browser.postForm(unknown.find(PASSKEY_FORM), Map.of("error", "NotAllowedError"));
        assertThat(error.find(FEEDBACK)).isEqualTo("Passkey authentication result is invalid.");
        assertThat(server.statistics().authenticationsRefused())
                .containsOnly(
                        Map.entry(RejectionReason.UNKNOWN_CREDENTIAL, 1L), Map.entry(RejectionReason.MALFORMED, 1L));
    }

    @Test
    void aFormOutOfTurnLeadsBackToTheFlowsOwnPage() {
        PagesClient.Answer first = browser.get(LOGIN);
        PagesClient.Answer second = password(browser, first, "alice", "wrong");
        PagesClient.Answer late = password(browser, first, "alice", "pw-alice");
        assertThat(late.status()).isEqualTo(302);
        assertThat(late.location()).contains("/realms/r/login-actions/authenticate?client_id=app&tab_id=");
        PagesClient.Answer now = browser.get(late.location());
        assertThat(now.status()).isEqualTo(200);
        assertThat(password(browser, second, "alice", "pw-alice").status()).isEqualTo(302);
        assertThat(password(browser, now, "alice", "pw-alice").location()).matches(CODE);
    }

    @Test
    void aRegistrationThatDoesNotVerifyMayBeTriedAgain() {
        PagesClient.Answer page = registrationPage(browser);
        authenticator.origin = "https://phishing.example";
        String form = "action=\"([^\"]+)\"";
        PagesClient.Answer no = browser.postForm(page.find(form), registration(page));
        assertThat(no.status()).isEqualTo(200);
        assertThat(no.find(FEEDBACK)).isEqualTo("Failed to register your Passkey.");
        String back =
                browser.postForm(no.find(form), Map.of("isSetRetry", "retry")).location();
        authenticator.origin = server.origin();
        PagesClient.Answer again = browser.get(back);
        assertThat(browser.postForm(again.find(form), registration(again)).location())
                .matches(CODE);
        assertThat(server.statistics().registrationsRefused()).containsOnlyKeys(RejectionReason.ORIGIN_MISMATCH);
    }

    @Test
    void withoutCookieOrLoginThereIsAnErrorPage() {
        PagesClient.Answer page = browser.get(LOGIN);
        PagesClient stranger = new PagesClient(server);
        PagesClient.Answer noCookie = password(stranger, page, "alice", "pw-alice");
        assertThat(noCookie.status()).isEqualTo(400);
        assertThat(noCookie.find(FEEDBACK)).startsWith("Cookie not found.");
        stranger.get(LOGIN);
        assertThat(password(stranger, page, "alice", "pw-alice").find(FEEDBACK)).isEqualTo(KeycloakPages.TIMED_OUT);
        assertThat(browser.get("/realms/r/login-actions/other").status()).isEqualTo(404);
        assertThat(browser.postForm(AUTH, Map.of()).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Client not found.",
        "client_id=a&response_type=code, Invalid parameter: redirect_uri",
        "client_id=a&response_type=code&redirect_uri=/cb, Invalid parameter: redirect_uri",
        "client_id=a&response_type=code&redirect_uri=http://h/%0d%0aX:1, Invalid parameter: redirect_uri",
        "client_id=a&redirect_uri=http://h/, Invalid parameter: response_type",
        "client_id=a&response_type=code&redirect_uri=http://h/&kc_action=update, Invalid parameter: kc_action",
    })
    void aRequestThatCannotBeAnsweredSaysWhy(String query, String feedback) {
        PagesClient.Answer answer = browser.get(AUTH + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.find(FEEDBACK)).startsWith(feedback);
    }

    private PagesClient.Answer registrationPage(PagesClient client) {
        PagesClient.Answer to = password(client, client.get(REGISTER), "al\"ice<", "pw-al\"ice<");
        assertThat(to.location()).contains("/login-actions/required-action?execution=webauthn-register-passwordless");
        return client.get(to.location());
    }

    private static PagesClient.Answer password(
            PagesClient client, PagesClient.Answer page, String username, String password) {
        return client.postForm(
                page.find(PASSWORD_FORM), Map.of("username", username, "password", password, "credentialId", ""));
    }

    private Map<String, String> registration(PagesClient.Answer page) {
        authenticator.userHandle = page.find("userid : \"([^\"]+)\"");
        String json = authenticator.create(options(page));
        return Map.of(
                "clientDataJSON",
                HandMadeAuthenticator.member(json, "clientDataJSON"),
                "attestationObject",
                HandMadeAuthenticator.member(json, "attestationObject"),
                "publicKeyCredentialId",
                HandMadeAuthenticator.member(json, "id"),
                "authenticatorLabel",
                "key",
                "transports",
                "usb,nfc",
                "error",
                "");
    }

    private Map<String, String> assertion(PagesClient.Answer page) {
        String json = authenticator.get(options(page));
        return Map.of(
                "clientDataJSON", HandMadeAuthenticator.member(json, "clientDataJSON"),
                "authenticatorData", HandMadeAuthenticator.member(json, "authenticatorData"),
                "signature", HandMadeAuthenticator.member(json, "signature"),
                "credentialId", HandMadeAuthenticator.member(json, "id"),
                "userHandle", authenticator.userHandle,
                "error", "");
    }

    private static String options(PagesClient.Answer page) {
        return "{\"challenge\":\"" + page.find(CHALLENGE) + "\"}";
    }
}
