package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Spring Security's end points say, as traced from a running application. */
final class SpringStandInTest {

    private static final long SEED = 20261123;
    private static final String TOKEN = "\"X-CSRF-TOKEN\" : \"([^\"]+)\"";

    private final AtomicLong nowNs = new AtomicLong();
    private final RelyingPartyServer server = RelyingPartyServer.start(RelyingPartyConfig.builder()
            .loginPages(LoginPages.SPRING_SECURITY)
            .nanoTime(nowNs::get)
            .build());
    private final PagesClient browser = new PagesClient(server);
    private final HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLoginMakesANewSessionWithANewToken() {
        open("/login");
        String session = String.valueOf(browser.cookies.get("JSESSIONID"));
        String token = browser.csrf;
        assertThat(open("/login").status()).isEqualTo(200);
        assertThat(browser.cookies).containsEntry("JSESSIONID", session);

        assertThat(login("alice", "pw-alice").location()).isEqualTo("/");
        assertThat(browser.cookies.get("JSESSIONID")).isNotEqualTo(session);
        assertThat(browser.postJson("/webauthn/register/options", "").location())
                .isEqualTo("/login");
        open("/webauthn/register");
        assertThat(browser.csrf).isNotEqualTo(token);
        assertThat(browser.postJson("/webauthn/register/options", "").status()).isEqualTo(200);
        browser.cookies.put("JSESSIONID", session);
        assertThat(browser.get("/webauthn/register").location()).isEqualTo("/login");
    }

    @Test
    void aWrongPasswordLeadsToTheErrorPage() {
        open("/login");
        assertThat(login("alice", "pw-bob").location()).isEqualTo("/login?error");
        assertThat(browser.get("/login?error").body()).contains("Bad credentials");
        assertThat(login("", "pw-").location()).isEqualTo("/login?error");
        assertThat(server.statistics().access().passwordsRefused())
                .containsEntry(RejectionReason.WRONG_PASSWORD, 1L)
                .containsEntry(RejectionReason.MALFORMED, 1L);
    }

    @Test
    void withoutTheTokenNothingIsDone() {
        open("/login");
        browser.csrf = "another";
        for (String path : new String[] {
            "/login",
            "/webauthn/register",
            "/webauthn/register/options",
            "/webauthn/authenticate/options",
            "/login/webauthn"
        }) {
            PagesClient.Answer answer = browser.postJson(path, "{}");
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.location()).isEqualTo("/login");
        }
    }

    @Test
    void aSessionThatNobodyComesBackToEnds() {
        open("/login");
        nowNs.addAndGet(Duration.ofMinutes(4).toNanos());
        assertThat(browser.postJson("/webauthn/authenticate/options", "").status())
                .isEqualTo(200);
        nowNs.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(browser.postJson("/webauthn/authenticate/options", "").location())
                .isEqualTo("/login");
    }

    @Test
    void whoIsNotLoggedInRegistersNothing() {
        open("/login");
        PagesClient.Answer answer = browser.postJson("/webauthn/register/options", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertThat(browser.get("/webauthn/register").location()).isEqualTo("/login");
    }

    @Test
    void optionsHaveTheirMembersAndResultsCountOnce() {
        open("/login");
        login("alice", "pw-alice");
        open("/webauthn/register");
        String options = browser.postJson("/webauthn/register/options", "").body();
        assertThat(options)
                .startsWith("{\"attestation\":\"none\",\"authenticatorSelection\":{\"residentKey\":\"required\","
                        + "\"userVerification\":\"preferred\"},\"challenge\":\"")
                .contains(
                        "\"excludeCredentials\":[],\"extensions\":{\"credProps\":true},\"pubKeyCredParams\":[{\"alg\":-8")
                .endsWith("\"displayName\":\"alice\"}}");
        authenticator.userHandle = HandMadeAuthenticator.member(options.substring(options.indexOf("\"user\":")), "id");
        String registration = registration(options);
        assertThat(browser.postJson("/webauthn/register", registration).body()).isEqualTo("{\"success\":true}");
        assertThat(browser.postJson("/webauthn/register", registration).status())
                .isEqualTo(400);

        authenticator.counter++;
        String request = browser.postJson("/webauthn/authenticate/options", "").body();
        assertThat(request)
                .contains("\"id\":\"" + HandMadeAuthenticator.b64(authenticator.credentialId) + "\"")
                .endsWith("\"rpId\":\"localhost\",\"timeout\":300000,\"userVerification\":\"preferred\"}");
        String assertion = authenticator.get(request);
        assertThat(browser.postJson("/login/webauthn", assertion).body())
                .isEqualTo("{\"authenticated\":true,\"redirectUrl\":\"/\"}");
        open("/login");
        PagesClient.Answer replayed = browser.postJson("/login/webauthn", assertion);
        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.body()).isEmpty();
        assertThat(server.statistics().authenticationsAccepted()).isEqualTo(1);
    }

    @Test
    void whatDoesNotVerifyIsRefusedWithoutABody() {
        open("/login");
        login("alice", "pw-alice");
        open("/webauthn/register");
        String options = browser.postJson("/webauthn/register/options", "").body();
        authenticator.origin = "https://phishing.example";
        assertThat(browser.postJson("/webauthn/register", registration(options)))
                .isEqualTo(new PagesClient.Answer(400, "", ""));
        browser.postJson("/webauthn/register/options", "");
        assertThat(browser.postJson("/webauthn/register", "{\"publicKey\":").status())
                .isEqualTo(400);

        String request = browser.postJson("/webauthn/authenticate/options", "").body();
        assertThat(browser.postJson("/login/webauthn", authenticator.get(request)))
                .isEqualTo(new PagesClient.Answer(401, "", ""));
        assertThat(server.statistics().registrationsRefused())
                .containsOnly(Map.entry(RejectionReason.ORIGIN_MISMATCH, 1L), Map.entry(RejectionReason.MALFORMED, 1L));
        assertThat(server.statistics().authenticationsRefused())
                .containsOnly(Map.entry(RejectionReason.UNKNOWN_CREDENTIAL, 1L));
    }

    private PagesClient.Answer open(String page) {
        PagesClient.Answer answer = browser.get(page);
        browser.csrf = answer.find(TOKEN);
        return answer;
    }

    private PagesClient.Answer login(String username, String password) {
        return browser.postForm("/login", Map.of("username", username, "password", password, "_csrf", browser.csrf));
    }

    private String registration(String options) {
        return "{\"publicKey\":{\"label\":\"key\",\"credential\":" + authenticator.create(options) + "}}";
    }
}
