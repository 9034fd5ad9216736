package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration as Microsoft Graph has it, and what its errors look like. */
final class GraphRegistrationTest {

    private static final String ALICE = "alice@example.com";
    private static final String BETA_OPTIONS =
            "/beta/users/alice@example.com/authentication/fido2Methods/creationOptions";

    private final Graph graph = Graph.standard();
    private final HandMadeAuthenticator key = graph.authenticator(1);

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void creationOptionsHaveTheDocumentedForm() {
        ApiClient.Answer answer = graph.get(Graph.METHODS + "/creationOptions");
        String options = answer.body();
        String handle = HandMadeAuthenticator.member(options.substring(options.indexOf("UserEntity")), "id");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("request-id")).isPresent();
        assertThat(options.replaceAll("\"@odata.type\":\"#microsoft.graph.webauthn[A-Za-z]+\",?", ""))
                .isEqualTo("{\"@odata.context\":\"" + graph.server.origin()
                        + "/v1.0/$metadata#microsoft.graph.webauthnCredentialCreationOptions\","
                        + "\"challengeTimeoutDateTime\":\"2026-04-20T10:05:00Z\",\"publicKey\":{"
                        + "\"rp\":{\"id\":\"localhost\",\"name\":\"Keywave\"},"
                        + "\"user\":{\"id\":\"" + handle
                        + "\",\"displayName\":\"alice@example.com\",\"name\":\"alice@example.com\"},"
                        + "\"challenge\":\"" + HandMadeAuthenticator.challengeOf(options) + "\","
                        + "\"pubKeyCredParams\":[{\"type\":\"public-key\",\"alg\":-7},"
                        + "{\"type\":\"public-key\",\"alg\":-257}],\"timeout\":60000,\"excludeCredentials\":[],"
                        + "\"authenticatorSelection\":{\"requireResidentKey\":true,\"userVerification\":\"required\"},"
                        + "\"attestation\":\"direct\",\"extensions\":{}}}");
    }

    @Test
    void aKeyIsCreatedListedReadAndDeleted() {
        ApiClient.Answer created = graph.register(ALICE, key);
        String id = HandMadeAuthenticator.b64(key.credentialId) + "1";
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body())
                .contains("\"@odata.type\":\"#microsoft.graph.fido2AuthenticationMethod\",\"id\":\"" + id
                        + "\",\"displayName\":\"Red key\",\"createdDateTime\":\"2026-04-20T10:00:00Z\","
                        + "\"aaGuid\":\"00000000-0000-0000-0000-000000000000\",\"model\":null,"
                        + "\"attestationCertificates\":[],\"attestationLevel\":\"notAttested\","
                        + "\"passkeyType\":\"deviceBound\"}");
        assertThat(graph.get(Graph.METHODS).body()).contains("\"value\":[{").contains(id);
        assertThat(graph.get(Graph.METHODS + "/" + id).body()).contains("\"displayName\":\"Red key\"");
        assertThat(graph.signIn(ALICE, key).status()).isEqualTo(200);

        ApiClient.Answer deleted = graph.delete(Graph.METHODS + "/" + id);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(deleted.response().headers().firstValue("Content-Length")).isEmpty();
        assertThat(graph.get(Graph.METHODS).body()).endsWith("\"value\":[]}");
        assertThat(graph.get(Graph.METHODS + "/" + id).status()).isEqualTo(404);
        assertThat(graph.delete(Graph.METHODS + "/" + id).body()).contains("\"code\":\"resourceNotFound\"");
        assertThat(graph.http.authenticate(ALICE, key).body()).contains("unknown_credential");
        assertThat(graph.server.statistics().credentials()).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = VerifierChoice.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void bothVerifiersTellModelAndType(VerifierChoice verifier) {
        try (Graph other = new Graph(PasskeyPolicy.defaults(), null, config -> config.verifier(verifier))) {
            HandMadeAuthenticator synced = other.authenticator(2);
            synced.flags |= HandMadeAuthenticator.BE | HandMadeAuthenticator.BS;
            synced.aaguid = new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
            assertThat(other.register(ALICE, synced).body())
                    .contains("\"aaGuid\":\"01020304-0506-0708-090a-0b0c0d0e0f10\"")
                    .contains("\"passkeyType\":\"synced\"");
            assertThat(other.signIn(ALICE, synced).status()).isEqualTo(200);
        }
    }

    @Test
    void aSecondSetOfOptionsExcludesTheFirstKeyAsEachVersionWritesIt() {
        graph.register(ALICE, key);
        String id = HandMadeAuthenticator.b64(key.credentialId);
        assertThat(graph.get(Graph.METHODS + "/creationOptions").body()).contains("\"id\":\"" + id + "\"");
        assertThat(graph.get(BETA_OPTIONS).body()).contains("\"id\":\"" + id + "1\"");
    }

    @ParameterizedTest
    @CsvSource({"5, 2026-04-20T10:05:00Z", "43200, 2026-05-20T10:00:00Z"})
    void betaChallengesLiveAsLongAsAsked(int minutes, String until) {
        ApiClient.Answer options = graph.get(BETA_OPTIONS + "(challengeTimeoutInMinutes=" + minutes + ")");
        assertThat(options.body()).contains("\"challengeTimeoutDateTime\":\"" + until + "\"");
        graph.pass(Duration.ofMinutes(minutes).minusSeconds(1));
        assertThat(graph.post(Graph.METHODS, key.createForGraph(options.body())).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "43201", "-5", "0005x", "", "99999999999"})
    void otherLifetimesAreBadRequests(String minutes) {
        ApiClient.Answer answer = graph.get(BETA_OPTIONS + "(challengeTimeoutInMinutes=" + minutes + ")");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("from 5 to 43200");
    }

    @Test
    void theStableVersionHasNoLifetimesToChoose() {
        ApiClient.Answer answer = graph.get(Graph.METHODS + "/creationOptions(challengeTimeoutInMinutes=10)");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("beta has");
    }

    @Test
    void anExpiredChallengeIsRefused() {
        String options = graph.get(Graph.METHODS + "/creationOptions").body();
        graph.pass(Duration.ofMinutes(5).plusSeconds(1));
        assertRefused(graph.post(Graph.METHODS, key.createForGraph(options)), "challenge_expired_or_unknown");
        assertThat(graph.server.statistics().registrationsRefused())
                .containsEntry(RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN, 1L);
    }

    @Test
    void aChallengeIsGoodOnceAndForItsUserOnly() {
        String options = graph.get(Graph.METHODS + "/creationOptions").body();
        String body = key.createForGraph(options);
        assertRefused(graph.post(Graph.METHODS.replace("alice", "mallory"), body), "challenge_expired_or_unknown");
        assertThat(graph.post(Graph.METHODS, body).status()).isEqualTo(201);
        assertRefused(graph.post(Graph.METHODS, body), "challenge_expired_or_unknown");
    }

    @Test
    void severalChallengesOfOneUserCanPendAtOnce() {
        String first = graph.get(Graph.METHODS + "/creationOptions").body();
        String second = graph.get(Graph.METHODS + "/creationOptions").body();
        assertThat(graph.post(Graph.METHODS, key.createForGraph(first)).status())
                .isEqualTo(201);
        assertThat(graph.post(Graph.METHODS, graph.authenticator(2).createForGraph(second))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatTheVerifierRefusesIsABadRequest() {
        key.flags = HandMadeAuthenticator.UP;
        assertRefused(graph.register(ALICE, key), "user_not_verified");
        HandMadeAuthenticator elsewhere = new HandMadeAuthenticator("http://elsewhere", false, 3);
        assertRefused(graph.register(ALICE, elsewhere), "origin_mismatch");
    }

    @Test
    void aKeyIsRegisteredOnceForWhomever() {
        graph.register(ALICE, key);
        String before = graph.get(Graph.METHODS).body();
        graph.pass(Duration.ofHours(1));
        assertRefused(graph.register("bob@example.com", key), "credential_already_registered");
        assertThat(graph.get(Graph.METHODS).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"displayName\":\"x\"}",
                "{\"publicKeyCredential\":[]}",
                "{\"publicKeyCredential\":{\"id\":\"AA\",\"response\":{\"clientDataJSON\":\"e30\"}}}",
                "{\"publicKeyCredential\":{\"id\":\"AA\",\"type\":\"password\",\"response\":{\"clientDataJSON\":\"e30\","
                        + "\"attestationObject\":\"AA\"}}}"
            })
    void aBodyThatCannotBeReadIsABadRequest(String body) {
        assertRefused(graph.post(Graph.METHODS, body), "malformed");
    }

    @Test
    void anErrorHasTheDocumentedForm() {
        ApiClient.Answer answer = graph.send(graph.request(Graph.METHODS + "/nothing")
                .header("client-request-id", "11111111-2222-3333-4444-555555555555"));
        String requestId = answer.response().headers().firstValue("request-id").orElseThrow();
        assertThat(answer.response().headers().firstValue("client-request-id"))
                .hasValue("11111111-2222-3333-4444-555555555555");
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":\"resourceNotFound\","
                        + "\"message\":\"alice@example.com has no method of the id nothing\","
                        + "\"innerError\":{\"date\":\"2026-04-20T10:00:00\",\"request-id\":\"" + requestId
                        + "\",\"client-request-id\":\"11111111-2222-3333-4444-555555555555\"}}}");
    }

    @Test
    void withoutAGoodTokenNothingIsSaid() {
        for (String authorization : new String[] {"", "Basic " + Graph.TOKEN, "Bearer", "Bearer wrong"}) {
            ApiClient.Answer answer = graph.http.send(graph.http
                    .request(Graph.METHODS)
                    .header("Authorization", authorization)
                    .build());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"InvalidAuthenticationToken\"");
            assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer");
        }
        assertThat(graph.server.statistics().unauthorized()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1.0/users//authentication/fido2Methods, 404",
        "/v1.0/users/a%20b/authentication/fido2Methods, 404",
        "/v1.0/me/authentication/fido2Methods, 400",
        "/beta/, 400",
        "/v2.0/users/alice/authentication/fido2Methods, 404"
    })
    void pathsThatNameNothingAreRefused(String path, int status) {
        assertThat(graph.get(path).status()).isEqualTo(status);
    }

    @Test
    void wrongMethodsAreNotAllowed() {
        assertThat(graph.delete(Graph.METHODS).response().headers().firstValue("Allow"))
                .hasValue("GET, POST");
        assertThat(graph.post(Graph.METHODS + "/creationOptions", "").status()).isEqualTo(405);
        assertThat(graph.patch(Graph.METHODS + "/x", "").status()).isEqualTo(405);
        assertThat(graph.delete(Graph.POLICY).status()).isEqualTo(405);
    }

    @Test
    void thePageAtTheRootNamesGraphsPaths() {
        assertThat(graph.http.send(graph.http.request("/").build()).body()).contains("creationOptions");
    }

    @Test
    void injectedFaultsSpeakGraph() {
        Faults faults = Faults.parse(java.util.List.of("error=100%"));
        try (Graph faulty = new Graph(PasskeyPolicy.defaults(), null, config -> config.faults(faults))) {
            ApiClient.Answer answer = faulty.get(Graph.METHODS);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"InternalServerError\"");
        }
    }

    private static void assertRefused(ApiClient.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"badRequest\",\"message\":\"" + reason + ": ");
    }
}
