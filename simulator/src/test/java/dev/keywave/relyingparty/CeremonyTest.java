package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the relying party offers an honest client. */
final class CeremonyTest {

    private static final long SEED = 3;

    @Test
    void creationOptionsHaveTheConformanceForm() {
        try (RelyingPartyServer server = RelyingPartyServer.start(RelyingPartyConfig.builder()
                .rpName("Example \"RP\"")
                .attestation(AttestationConveyance.DIRECT)
                .pubKeyCredParams(List.of(-8, -7, -257))
                .build())) {
            ApiClient client = new ApiClient(server);
            String options = ApiClient.ok(client.post(
                    "/attestation/options",
                    "{\"username\":\"jörg\",\"displayName\":\"J\",\"extensions\":{\"a\":{\"b\":[1,2.5,null]}},"
                            + "\"authenticatorSelection\":{\"requireResidentKey\":false,"
                            + "\"authenticatorAttachment\":\"cross-platform\",\"residentKey\":\"preferred\"}}"));
            String handle = HandMadeAuthenticator.member(options.substring(options.indexOf("\"user\"")), "id");
            String challenge = HandMadeAuthenticator.challengeOf(options);
            assertThat(challenge).hasSize(43);
            assertThat(handle).hasSize(22);
            assertThat(options)
                    .isEqualTo("{\"status\":\"ok\",\"errorMessage\":\"\","
                            + "\"rp\":{\"name\":\"Example \\\"RP\\\"\",\"id\":\"localhost\"},"
                            + "\"user\":{\"id\":\"" + handle + "\",\"name\":\"jörg\",\"displayName\":\"J\"},"
                            + "\"challenge\":\"" + challenge + "\","
                            + "\"pubKeyCredParams\":[{\"type\":\"public-key\",\"alg\":-8},"
                            + "{\"type\":\"public-key\",\"alg\":-7},{\"type\":\"public-key\",\"alg\":-257}],"
                            + "\"timeout\":300000,\"excludeCredentials\":[],"
                            + "\"authenticatorSelection\":{\"residentKey\":\"preferred\",\"requireResidentKey\":false,"
                            + "\"authenticatorAttachment\":\"cross-platform\",\"userVerification\":\"preferred\"},"
                            + "\"attestation\":\"direct\",\"extensions\":{\"a\":{\"b\":[1,2.5,null]}}}");
            assertThat(client.creationOptions("jörg")).contains(handle).doesNotContain(challenge);
            assertThat(client.creationOptions("bob")).doesNotContain(handle);
        }
    }

    @Test
    void requestOptionsHaveTheConformanceForm() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().build())) {
            ApiClient client = new ApiClient(server);
            HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);
            client.register("alice", authenticator);
            String options = client.requestOptions("alice");
            assertThat(options)
                    .isEqualTo("{\"status\":\"ok\",\"errorMessage\":\"\",\"challenge\":\""
                            + HandMadeAuthenticator.challengeOf(options)
                            + "\",\"timeout\":300000,\"rpId\":\"localhost\",\"allowCredentials\":"
                            + "[{\"type\":\"public-key\",\"id\":\""
                            + HandMadeAuthenticator.b64(authenticator.credentialId)
                            + "\",\"transports\":[\"usb\",\"nfc\"]}],\"userVerification\":\"preferred\","
                            + "\"extensions\":{}}");
        }
    }

    @Test
    void aDiscoverableCredentialLogsInWithoutAUsername() {
        for (VerifierChoice verifier : List.of(VerifierChoice.WEBAUTHN4J, VerifierChoice.YUBICO)) {
            try (RelyingPartyServer server = RelyingPartyServer.start(
                    RelyingPartyConfig.builder().verifier(verifier).build())) {
                ApiClient client = new ApiClient(server);
                HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);
                String creation = client.creationOptions("alice");
                ApiClient.ok(client.post("/attestation/result", authenticator.create(creation)));
                authenticator.userHandle =
                        HandMadeAuthenticator.member(creation.substring(creation.indexOf("\"user\"")), "id");
                authenticator.counter++;
                String options = ApiClient.ok(client.post("/assertion/options", "{\"username\":\"\"}"));
                assertThat(options).contains("\"allowCredentials\":[]");
                ApiClient.ok(client.post("/assertion/result", authenticator.get(options)));
            }
        }
    }

    @Test
    void aSyncedPasskeyWhoseCounterStaysZeroIsAcceptedAgainAndAgain() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().build())) {
            ApiClient client = new ApiClient(server);
            HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);
            authenticator.counter = 0;
            authenticator.flags |= HandMadeAuthenticator.BE | HandMadeAuthenticator.BS;
            client.register("alice", authenticator);
            assertThat(client.authenticate("alice", authenticator).status()).isEqualTo(200);
            assertThat(client.authenticate("alice", authenticator).status()).isEqualTo(200);
        }
    }

    @Test
    void ofManyAssertionsWithOneCounterExactlyOneIsAccepted() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().loops(4).build())) {
            HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);
            new ApiClient(server).register("alice", authenticator);
            authenticator.counter = 5;
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            List<String> bodies = new ArrayList<>();
            List<ApiClient> clients = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                ApiClient client = new ApiClient(server);
                clients.add(client);
                bodies.add(authenticator.get(client.requestOptions("alice")));
            }
            for (int i = 0; i < 24; i++) {
                answers.add(clients.get(i).postLater("/assertion/result", bodies.get(i)));
            }
            assertThat(answers.stream()
                            .map(answer -> answer.join().statusCode())
                            .filter(status -> status == 200))
                    .hasSize(1);
            assertThat(server.statistics().authenticationsRefused())
                    .containsEntry(RejectionReason.COUNTER_NOT_INCREASED, 23L);
        }
    }

    @Test
    void theOldestChallengesGiveWayWhenTooManyArePending() {
        PendingCeremonies<String> pending = new PendingCeremonies<>(java.time.Duration.ofMinutes(1), 10, () -> 0);
        for (int i = 0; i < 1000; i++) {
            pending.put("session " + i, "challenge");
        }
        long left = 0;
        for (int i = 0; i < 1000; i++) {
            left += pending.take("session " + i) == null ? 0 : 1;
        }
        assertThat(left).isBetween(1L, 10L);
    }

    @Test
    void aSessionIsGivenOnceAndKept() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().build())) {
            ApiClient client = new ApiClient(server);
            ApiClient.Answer first = client.post("/assertion/options", "{}");
            assertThat(first.response().headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie)
                            .matches("keywave-session=[A-Za-z0-9_-]{22}; Path=/; HttpOnly; SameSite=Strict"));
            ApiClient.Answer second = client.post("/assertion/options", "{}");
            assertThat(second.response().headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(new ApiClient(server)
                            .post("/assertion/options", "{}")
                            .response()
                            .headers()
                            .firstValue("Set-Cookie"))
                    .isPresent()
                    .isNotEqualTo(first.response().headers().firstValue("Set-Cookie"));
        }
    }

    @Test
    void withoutVerificationEverythingIsAcceptedAndSaidLoudly() {
        try (RelyingPartyServer server = RelyingPartyServer.start(
                RelyingPartyConfig.builder().verifier(VerifierChoice.NONE).build())) {
            assertThat(server.warning())
                    .hasValueSatisfying(line -> assertThat(line).startsWith("NOTHING IS VERIFIED"));
            ApiClient client = new ApiClient(server);
            HandMadeAuthenticator authenticator = new HandMadeAuthenticator("http://elsewhere", false, SEED);
            client.register("alice", authenticator);
            authenticator.tamperSignature = true;
            assertThat(client.authenticate("alice", authenticator).status()).isEqualTo(200);
            assertThat(client.authenticate("nobody", authenticator).status()).isEqualTo(200);
            assertThat(client.post("/assertion/result", "nonsense").status()).isEqualTo(200);
            assertThat(server.statistics().authenticationsAccepted()).isEqualTo(3);
        }
    }

    @Test
    void theDescriptionNamesLibraryAndProviders() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().build())) {
            assertThat(server.description())
                    .startsWith("webauthn4j, signatures by ")
                    .contains("-8")
                    .contains("-7");
            assertThat(server.warning()).isEmpty();
        }
    }
}
