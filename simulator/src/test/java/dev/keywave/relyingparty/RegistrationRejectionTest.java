package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a registration must not get away with, one clause of §7.1 at a time, with both verifying libraries. */
@ParameterizedClass
@EnumSource(
        value = VerifierChoice.class,
        names = {"WEBAUTHN4J", "YUBICO"})
final class RegistrationRejectionTest {

    private static final long SEED = 11;

    private final AtomicLong clockNs = new AtomicLong();
    private final VerifierChoice verifier;
    private RelyingPartyServer server;
    private ApiClient client;
    private HandMadeAuthenticator authenticator;

    RegistrationRejectionTest(VerifierChoice verifier) {
        this.verifier = verifier;
        server = RelyingPartyServer.start(config().build());
        client = new ApiClient(server);
        authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);
    }

    private RelyingPartyConfigBuilder config() {
        return RelyingPartyConfig.builder().verifier(verifier).nanoTime(clockNs::get);
    }

    private void restart(RelyingPartyConfigBuilder config) {
        server.close();
        server = RelyingPartyServer.start(config.build());
        client = new ApiClient(server);
        authenticator.origin = server.origin();
    }

    @AfterEach
    void stop() {
        assertThat(server.statistics().internalErrors()).isZero();
        server.close();
    }

    private ApiClient.Answer register() {
        return client.post("/attestation/result", authenticator.create(client.creationOptions("alice")));
    }

    private void assertRejected(RejectionReason reason) {
        assertRejected(register(), reason);
    }

    private void assertRejected(ApiClient.Answer answer, RejectionReason reason) {
        assertThat(answer.body()).startsWith("{\"status\":\"failed\",\"errorMessage\":\"" + reason.label() + ": ");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(server.statistics().registrationsRefused()).containsEntry(reason, 1L);
    }

    @Test
    void aCredentialWithoutAttestationIsAcceptedAndExcludedLater() {
        assertThat(register().status()).isEqualTo(200);
        assertThat(client.creationOptions("alice"))
                .contains("\"excludeCredentials\":[{\"type\":\"public-key\",\"id\":\""
                        + HandMadeAuthenticator.b64(authenticator.credentialId)
                        + "\",\"transports\":[\"usb\",\"nfc\"]}]");
        assertThat(server.statistics().registrationsAccepted()).isEqualTo(1);
        assertThat(server.statistics().credentials()).isEqualTo(1);
    }

    @Test
    void packedSelfAttestationIsAccepted() {
        authenticator.packedSelf = true;
        assertThat(register().status()).isEqualTo(200);
    }

    @Test
    void anEd25519CredentialIsAcceptedWithSelfAttestationAndAuthenticates() {
        authenticator = new HandMadeAuthenticator(server.origin(), true, SEED);
        authenticator.packedSelf = true;
        assertThat(register().status()).isEqualTo(200);
        authenticator.counter++;
        assertThat(client.authenticate("alice", authenticator).status()).isEqualTo(200);
        authenticator.tamperSignature = true;
        assertThat(client.authenticate("alice", authenticator).body()).contains("signature_invalid: ");
    }

    @Test
    void selfAttestationWithATamperedSignatureIsRejected() {
        authenticator.packedSelf = true;
        authenticator.tamperSignature = true;
        assertRejected(RejectionReason.ATTESTATION_INVALID);
    }

    @Test
    void anotherChallengeIsRejected() {
        String stale = client.creationOptions("alice");
        client.creationOptions("alice");
        assertRejected(
                client.post("/attestation/result", authenticator.create(stale)), RejectionReason.CHALLENGE_MISMATCH);
    }

    @Test
    void aReplayedResultIsRejected() {
        String body = authenticator.create(client.creationOptions("alice"));
        assertThat(client.post("/attestation/result", body).status()).isEqualTo(200);
        assertRejected(client.post("/attestation/result", body), RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN);
    }

    @Test
    void anExpiredChallengeIsRejected() {
        String body = authenticator.create(client.creationOptions("alice"));
        clockNs.addAndGet(300_000_000_001L);
        assertRejected(client.post("/attestation/result", body), RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN);
    }

    @Test
    void aResultWithoutTheSessionIsRejected() {
        String body = authenticator.create(client.creationOptions("alice"));
        assertRejected(new ApiClient(server).post("/attestation/result", body), RejectionReason.NO_SESSION);
    }

    @Test
    void anotherOriginIsRejected() {
        authenticator.origin = "https://localhost:" + server.port();
        assertRejected(RejectionReason.ORIGIN_MISMATCH);
    }

    @Test
    void configuredOriginsReplaceTheDefault() {
        restart(config().origins(java.util.Set.of("https://login.example.com")));
        assertRejected(RejectionReason.ORIGIN_MISMATCH);
        authenticator.origin = "https://login.example.com";
        assertThat(register().status()).isEqualTo(200);
    }

    @Test
    void aCrossOriginCeremonyIsRejected() {
        authenticator.clientDataExtra = ",\"crossOrigin\":true,\"topOrigin\":\"https://example.com\"";
        assertRejected(RejectionReason.CROSS_ORIGIN_NOT_ALLOWED);
    }

    @Test
    void theOtherCeremonysTypeIsRejected() {
        authenticator.typeOverride = "webauthn.get";
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
    void anUnverifiedUserIsRejectedWhereVerificationIsRequired() {
        authenticator.flags = HandMadeAuthenticator.UP;
        String options = ApiClient.ok(client.post(
                "/attestation/options",
                "{\"username\":\"alice\",\"displayName\":\"A\","
                        + "\"authenticatorSelection\":{\"userVerification\":\"required\"}}"));
        assertRejected(
                client.post("/attestation/result", authenticator.create(options)), RejectionReason.USER_NOT_VERIFIED);
        assertThat(register().status()).isEqualTo(200);
    }

    @Test
    void backupStateWithoutEligibilityIsRejected() {
        authenticator.flags |= HandMadeAuthenticator.BS;
        assertRejected(RejectionReason.BACKUP_STATE_INVALID);
    }

    @Test
    void anAlgorithmThatWasNotOfferedIsRejected() {
        restart(config().pubKeyCredParams(List.of(-8, -257)));
        assertRejected(RejectionReason.ALGORITHM_NOT_OFFERED);
    }

    @Test
    void aKeyThatIsNotOnItsCurveIsRejected() {
        authenticator.damageKey = true;
        ApiClient.Answer answer = register();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("public_key_invalid: ");
    }

    @Test
    void aKeyThatIsNotOnItsCurveIsRejectedWithSelfAttestationToo() {
        authenticator.damageKey = true;
        authenticator.packedSelf = true;
        assertThat(register().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"RS256, 256", "PS256, 256", "ES384, 97", "ES512, 133", "ML_DSA_44, 1312", "ML_DSA_65, 1952"})
    void aKeyOfNothingButOnesIsRejectedUnlessItsAlgorithmTakesAnyBytes(CoseAlgorithm algorithm, int length) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) 1);
        // for ML-DSA, which not every JDK has
        CryptoProviders.select(CryptoChoice.AUTO).install();
        restart(config());
        authenticator.otherCoseKey = CoseKey.encode(algorithm, key);
        if (!verifier.algorithms().contains(algorithm)) {
            assertThat(register().status()).isEqualTo(400);
        } else if (algorithm == CoseAlgorithm.ML_DSA_44 || algorithm == CoseAlgorithm.ML_DSA_65) {
            assertThat(register().status()).isEqualTo(200);
        } else {
            // 2041 bits are no modulus of 2048, and the point is on no curve
            assertRejected(RejectionReason.PUBLIC_KEY_INVALID);
        }
    }

    @Test
    void aKeyOfAnotherKindThanItsAlgorithmIsRejected() {
        authenticator.alg = -257;
        ApiClient.Answer answer = register();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"failed\"");
    }

    @Test
    void aCredentialIdThatIsRegisteredIsRejectedForEveryone() {
        assertThat(register().status()).isEqualTo(200);
        assertRejected(RejectionReason.CREDENTIAL_ALREADY_REGISTERED);
        String options = client.creationOptions("mallory");
        assertThat(client.post("/attestation/result", authenticator.create(options))
                        .body())
                .contains("credential_already_registered: ");
        assertThat(client.post("/assertion/options", "{\"username\":\"mallory\"}")
                        .body())
                .contains("unknown_user: ");
    }

    @Test
    void aCredentialIdIsAtMost1023BytesLong() {
        authenticator.credentialId = new byte[1024];
        assertRejected(RejectionReason.CREDENTIAL_ID_TOO_LONG);
        authenticator.credentialId = new byte[1023];
        assertThat(register().status()).isEqualTo(200);
    }

    @Test
    void anIdThatIsNotTheAttestedOneIsRejected() {
        byte[] other = Arrays.copyOf(authenticator.credentialId, 32);
        other[0]++;
        String body = authenticator
                .create(client.creationOptions("alice"))
                .replace(HandMadeAuthenticator.b64(authenticator.credentialId), HandMadeAuthenticator.b64(other));
        assertRejected(client.post("/attestation/result", body), RejectionReason.CREDENTIAL_ID_MISMATCH);
    }

    @Test
    void bytesAfterTheKeyAreRejected() {
        authenticator.trailing = new byte[] {0};
        assertRejected(RejectionReason.MALFORMED);
    }

    @Test
    void truncatedAttestationObjectsAreRejected() {
        String honest = authenticator.create(client.creationOptions("alice"));
        String object = HandMadeAuthenticator.member(honest, "attestationObject");
        for (int length = 4; length < object.length() - 4; length += 24) {
            String body = honest.replace(object, object.substring(0, length));
            client.creationOptions("alice");
            ApiClient.Answer answer = client.post("/attestation/result", body);
            assertThat(answer.status()).as("length " + length).isEqualTo(400);
            assertThat(answer.body()).as("length " + length).contains("malformed: ");
        }
    }

    @Test
    void bytesAfterTheAttestationObjectAreRejected() {
        String honest = authenticator.create(client.creationOptions("alice"));
        String object = HandMadeAuthenticator.member(honest, "attestationObject");
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(object);
        String longer = HandMadeAuthenticator.b64(Arrays.copyOf(bytes, bytes.length + 1));
        assertRejected(client.post("/attestation/result", honest.replace(object, longer)), RejectionReason.MALFORMED);
    }

    @Test
    void anUnknownAttestationFormatIsRejected() {
        String honest = authenticator.create(client.creationOptions("alice"));
        String object = HandMadeAuthenticator.member(honest, "attestationObject");
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(object);
        bytes[6] = 'x';
        String body = honest.replace(object, HandMadeAuthenticator.b64(bytes));
        ApiClient.Answer answer = client.post("/attestation/result", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"failed\"");
    }

    @Test
    void optionsWithoutNamesOrWithUnknownValuesAreRejected() {
        for (String body : List.of(
                "{}",
                "{\"username\":\"alice\"}",
                "{\"username\":7,\"displayName\":\"A\"}",
                "{\"username\":\"alice\",\"displayName\":\"A\",\"attestation\":\"perhaps\"}",
                "{\"username\":\"alice\",\"displayName\":\"A\",\"authenticatorSelection\":{\"residentKey\":\"x\"}}",
                "{\"username\":\"alice\",\"username\":\"bob\",\"displayName\":\"A\"}")) {
            ApiClient.Answer answer = client.post("/attestation/options", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).as(body).contains("malformed: ");
        }
    }
}
