package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What an authentication must not get away with, one clause of §7.2 at a time, with both verifying libraries. */
@ParameterizedClass
@EnumSource(
        value = VerifierChoice.class,
        names = {"WEBAUTHN4J", "YUBICO"})
final class AuthenticationRejectionTest {

    private static final long SEED = 7;

    private final AtomicLong clockNs = new AtomicLong();
    private final VerifierChoice verifier;
    private RelyingPartyServer server;
    private ApiClient client;
    private HandMadeAuthenticator authenticator;

    AuthenticationRejectionTest(VerifierChoice verifier) {
        this.verifier = verifier;
        server = RelyingPartyServer.start(config().build());
        client = new ApiClient(server);
        authenticator = registered();
    }

    private RelyingPartyConfigBuilder config() {
        return RelyingPartyConfig.builder().verifier(verifier).nanoTime(clockNs::get);
    }

    private HandMadeAuthenticator registered() {
        HandMadeAuthenticator registered = new HandMadeAuthenticator(server.origin(), false, SEED);
        client.register("alice", registered);
        registered.counter = 7;
        return registered;
    }

    private void restart(RelyingPartyConfigBuilder config) {
        server.close();
        server = RelyingPartyServer.start(config.build());
        client = new ApiClient(server);
        authenticator = registered();
    }

    @AfterEach
    void stop() {
        assertThat(server.statistics().internalErrors()).isZero();
        server.close();
    }

    private void assertAccepted() {
        assertThat(client.authenticate("alice", authenticator).status()).isEqualTo(200);
    }

    private void assertRejected(RejectionReason reason) {
        assertRejected(client.authenticate("alice", authenticator), reason);
    }

    private void assertRejected(ApiClient.Answer answer, RejectionReason reason) {
        assertThat(answer.body()).startsWith("{\"status\":\"failed\",\"errorMessage\":\"" + reason.label() + ": ");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(server.statistics().authenticationsRefused()).containsEntry(reason, 1L);
    }

    @Test
    void anHonestAssertionIsAccepted() {
        assertAccepted();
        assertThat(server.statistics().authenticationsAccepted()).isEqualTo(1);
    }

    @Test
    void aTamperedSignatureIsRejected() {
        authenticator.tamperSignature = true;
        assertRejected(RejectionReason.SIGNATURE_INVALID);
    }

    @Test
    void aSignatureThatIsNotDerIsRejected() {
        String body = authenticator.get(client.requestOptions("alice"));
        String signature = HandMadeAuthenticator.member(body, "signature");
        assertRejected(
                client.post("/assertion/result", body.replace(signature, "AAEC")), RejectionReason.SIGNATURE_INVALID);
    }

    @Test
    void anotherChallengeIsRejected() {
        String stale = client.requestOptions("alice");
        client.requestOptions("alice");
        assertRejected(client.post("/assertion/result", authenticator.get(stale)), RejectionReason.CHALLENGE_MISMATCH);
    }

    @Test
    void aReplayedResultIsRejected() {
        String body = authenticator.get(client.requestOptions("alice"));
        assertThat(client.post("/assertion/result", body).status()).isEqualTo(200);
        assertRejected(client.post("/assertion/result", body), RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN);
    }

    @Test
    void aWrongAttemptUsesTheChallengeUp() {
        String body = authenticator.get(client.requestOptions("alice"));
        assertRejected(client.post("/assertion/result", "{"), RejectionReason.MALFORMED);
        assertRejected(client.post("/assertion/result", body), RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN);
    }

    @Test
    void anExpiredChallengeIsRejected() {
        String body = authenticator.get(client.requestOptions("alice"));
        clockNs.addAndGet(300_000_000_001L);
        assertRejected(client.post("/assertion/result", body), RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN);
    }

    @Test
    void anotherSessionsChallengeIsRejected() {
        String body = authenticator.get(client.requestOptions("alice"));
        ApiClient other = new ApiClient(server);
        assertRejected(other.post("/assertion/result", body), RejectionReason.NO_SESSION);
        other.requestOptions("alice");
        assertRejected(other.post("/assertion/result", body), RejectionReason.CHALLENGE_MISMATCH);
    }

    @Test
    void anotherOriginIsRejected() {
        authenticator.origin = "http://localhost:1";
        assertRejected(RejectionReason.ORIGIN_MISMATCH);
    }

    @Test
    void anOriginThatIsOnlySimilarIsRejected() {
        authenticator.origin = server.origin().replace("localhost", "LOCALHOST");
        assertRejected(RejectionReason.ORIGIN_MISMATCH);
    }

    @Test
    void aCrossOriginCeremonyIsRejected() {
        authenticator.clientDataExtra = ",\"crossOrigin\":true";
        assertRejected(RejectionReason.CROSS_ORIGIN_NOT_ALLOWED);
    }

    @Test
    void aTopOriginIsRejected() {
        authenticator.clientDataExtra = ",\"crossOrigin\":false,\"topOrigin\":\"http://example.com\"";
        assertRejected(RejectionReason.CROSS_ORIGIN_NOT_ALLOWED);
    }

    @Test
    void clientDataWithAKeyTwiceIsRejected() {
        authenticator.clientDataExtra = ",\"type\":\"webauthn.get\"";
        assertRejected(RejectionReason.MALFORMED);
    }

    @Test
    void theOtherCeremonysTypeIsRejected() {
        authenticator.typeOverride = "webauthn.create";
        assertRejected(RejectionReason.CLIENT_DATA_TYPE_MISMATCH);
    }

    @Test
    void anotherRpIdIsRejected() {
        authenticator.rpId = "example.com";
        assertRejected(RejectionReason.RP_ID_MISMATCH);
    }

    @Test
    void anAbsentUserIsRejected() {
        authenticator.flags = HandMadeAuthenticator.UV;
        assertRejected(RejectionReason.USER_NOT_PRESENT);
    }

    @Test
    void anUnverifiedUserIsRejectedWhenTheConfigurationRequiresVerification() {
        restart(config().userVerification(UserVerificationRequirement.REQUIRED));
        authenticator.flags = HandMadeAuthenticator.UP;
        assertRejected(RejectionReason.USER_NOT_VERIFIED);
    }

    @Test
    void anUnverifiedUserIsRejectedWhenTheRequestRequiresVerification() {
        authenticator.flags = HandMadeAuthenticator.UP;
        assertAccepted();
        authenticator.counter++;
        String options = ApiClient.ok(
                client.post("/assertion/options", "{\"username\":\"alice\",\"userVerification\":\"required\"}"));
        assertThat(options).contains("\"userVerification\":\"required\"");
        assertRejected(client.post("/assertion/result", authenticator.get(options)), RejectionReason.USER_NOT_VERIFIED);
    }

    @Test
    void backupStateWithoutEligibilityIsRejected() {
        authenticator.flags |= HandMadeAuthenticator.BS;
        assertRejected(RejectionReason.BACKUP_STATE_INVALID);
    }

    @Test
    void changedBackupEligibilityIsRejected() {
        authenticator.flags |= HandMadeAuthenticator.BE;
        assertRejected(RejectionReason.BACKUP_ELIGIBILITY_CHANGED);
    }

    @Test
    void aCounterThatStandsStillOrFallsIsRejected() {
        assertAccepted();
        ApiClient.Answer equal = client.authenticate("alice", authenticator);
        assertRejected(equal, RejectionReason.COUNTER_NOT_INCREASED);
        assertThat(equal.body()).contains("counter_not_increased: stored 7, received 7");
        authenticator.counter = 0;
        assertThat(client.authenticate("alice", authenticator).body()).contains("stored 7, received 0");
        authenticator.counter = 0xFFFF_FFFFL;
        assertAccepted();
    }

    @Test
    void aCounterThatFallsIsAcceptedWhenCountersAreIgnored() {
        restart(config().counterPolicy(CounterPolicy.IGNORE));
        assertAccepted();
        authenticator.counter = 3;
        assertAccepted();
    }

    @Test
    void anUnknownUserIsRejected() {
        assertRejected(client.post("/assertion/options", "{\"username\":\"bob\"}"), RejectionReason.UNKNOWN_USER);
    }

    @Test
    void anUnknownCredentialIsRejected() {
        authenticator.credentialId[0]++;
        assertRejected(RejectionReason.UNKNOWN_CREDENTIAL);
    }

    @Test
    void anotherUsersCredentialIsRejected() {
        client.register("mallory", new HandMadeAuthenticator(server.origin(), false, SEED + 1));
        assertRejected(client.authenticate("mallory", authenticator), RejectionReason.CREDENTIAL_NOT_ALLOWED);
    }

    @Test
    void anotherUsersHandleIsRejected() {
        String options = client.creationOptions("mallory");
        authenticator.userHandle = HandMadeAuthenticator.member(options.substring(options.indexOf("\"user\"")), "id");
        assertRejected(RejectionReason.USER_HANDLE_MISMATCH);
    }

    @Test
    void aDiscoverableCredentialMustNameItsUser() {
        assertRejected(
                client.post(
                        "/assertion/result", authenticator.get(ApiClient.ok(client.post("/assertion/options", "{}")))),
                RejectionReason.USER_HANDLE_MISMATCH);
    }

    @Test
    void truncatedOrTrailingAuthenticatorDataIsRejected() {
        authenticator.trailing = new byte[] {1};
        assertRejected(RejectionReason.MALFORMED);
        authenticator.trailing = new byte[] {};
        authenticator.flags |= HandMadeAuthenticator.AT;
        assertThat(client.authenticate("alice", authenticator).body()).contains("malformed");
        authenticator.flags = HandMadeAuthenticator.UP | 0x80;
        assertThat(client.authenticate("alice", authenticator).body()).contains("malformed");
        String body = authenticator.get(client.requestOptions("alice"));
        String data = HandMadeAuthenticator.member(body, "authenticatorData");
        assertThat(client.post("/assertion/result", body.replace(data, data.substring(0, 48)))
                        .body())
                .contains("malformed");
    }

    @Test
    void bodiesThatCannotBeReadAreRejected() {
        String id = HandMadeAuthenticator.b64(authenticator.credentialId);
        String challenge = "\"challenge\"";
        for (String[] change : new String[][] {
            {"\"public-key\"", "\"private-key\""},
            {"\"id\":\"" + id, "\"id\":\"" + id + "="},
            {"\"id\":\"" + id, "\"id\":\"+/" + id},
            {"\"response\":{", "\"response\":["},
            {"\"response\":{", "\"response\":{\"signature\":\"AA\","},
            {"\"rawId\":\"" + id, "\"rawId\":\"AAAA"},
            {"\"signature\"", "\"sig\""},
            {"\"clientExtensionResults\":{}", "\"clientExtensionResults\":7"},
            {challenge, challenge},
        }) {
            String honest = authenticator.get(client.requestOptions("alice"));
            ApiClient.Answer answer = client.post("/assertion/result", honest.replace(change[0], change[1]));
            authenticator.counter++;
            boolean changed = !change[0].equals(change[1]);
            assertThat(answer.status()).as(change[1]).isEqualTo(changed ? 400 : 200);
            assertThat(answer.body().contains("malformed: ")).as(change[1]).isEqualTo(changed);
        }
        for (String garbage : new String[] {"", "null", "[]", "{}", "{\"id\":", "\u0000", "{}{}", "{\"a\":\"\ud800"}) {
            client.requestOptions("alice");
            assertThat(client.post("/assertion/result", garbage).body())
                    .as(garbage)
                    .contains("malformed: ");
        }
    }
}
