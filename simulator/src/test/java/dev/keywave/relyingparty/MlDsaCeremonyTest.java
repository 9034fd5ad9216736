package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialDerivation;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** ML-DSA with webauthn4j, which knows nothing of it: what is added must not accept more than the library would. */
@ParameterizedClass
@EnumSource(names = {"ML_DSA_44", "ML_DSA_65"})
final class MlDsaCeremonyTest {

    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);

    private final CoseAlgorithm algorithm;
    private final MemorySlot slot = new MemorySlot(3);
    private final RelyingPartyServer server;
    private final ApiClient http;
    private final WebAuthnClient client;

    MlDsaCeremonyTest(CoseAlgorithm algorithm) {
        this.algorithm = algorithm;
        CRYPTO.install();
        server = RelyingPartyServer.start(RelyingPartyConfig.builder()
                .attestation(AttestationConveyance.DIRECT)
                .build());
        http = new ApiClient(server);
        client = new WebAuthnClient(
                Origin.of(server.origin()), new Authenticator(new byte[CredentialDerivation.SEED_LENGTH], CRYPTO, 4));
    }

    @AfterEach
    void stop() {
        assertThat(server.statistics().internalErrors()).isZero();
        server.close();
    }

    @Test
    void aSyncedPasskeyRegistersAndLogsIn() throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("synced-passkey");

        ApiClient.ok(http.post("/attestation/result", json(create(model))));
        for (int i = 0; i < 3; i++) {
            ApiClient.ok(http.post("/assertion/result", json(get(model))));
        }
    }

    @Test
    void aSecurityKeyAttestsItself() throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("security-key");
        RegistrationResponse response = (RegistrationResponse) create(model);
        assertThat(new String(response.attestationObject(), StandardCharsets.ISO_8859_1))
                .contains("packed");

        ApiClient.ok(http.post("/attestation/result", json(response)));
        ApiClient.ok(http.post("/assertion/result", json(get(model))));
    }

    @Test
    void aSelfAttestationOverSomethingElseIsRejected() throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("security-key");
        byte[] created = create(model).toJson();
        // the statement of one ceremony with the client data of another, whose challenge is the pending one
        String first = new String(created, StandardCharsets.UTF_8);
        MemorySlot another = new MemorySlot(4);
        String second = json(create(model, another));
        String mixed = first.replace(
                HandMadeAuthenticator.member(first, "clientDataJSON"),
                HandMadeAuthenticator.member(second, "clientDataJSON"));

        assertThat(http.post("/attestation/result", mixed).body()).contains("attestation_invalid: ");
    }

    @Test
    void changedSignaturesAreRejected() throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("synced-passkey");
        ApiClient.ok(http.post("/attestation/result", json(create(model))));
        List<UnaryOperator<byte[]>> changes = List.of(
                signature -> flipped(signature, 0),
                signature -> flipped(signature, signature.length - 1),
                signature -> Arrays.copyOf(signature, signature.length - 1),
                signature -> Arrays.copyOf(signature, signature.length + 1),
                signature -> new byte[signature.length],
                signature -> new byte[64]);
        for (UnaryOperator<byte[]> change : changes) {
            AuthenticationResponse genuine = (AuthenticationResponse) get(model);
            PublicKeyCredential changed = new AuthenticationResponse(
                    genuine.credentialId(),
                    AuthenticatorAttachment.PLATFORM,
                    genuine.clientDataJson(),
                    genuine.authenticatorData(),
                    change.apply(genuine.signature()),
                    genuine.userHandle());
            assertThat(http.post("/assertion/result", json(changed)).body()).contains("signature_invalid: ");
        }
    }

    @Test
    void theSignatureOfAnotherCredentialIsRejected() throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("synced-passkey");
        ApiClient.ok(http.post("/attestation/result", json(create(model))));
        AuthenticationResponse genuine = (AuthenticationResponse) get(model);
        MemorySlot stranger = new MemorySlot(99);
        stranger.create(1, algorithm, genuine.userHandle());
        byte[] message = new byte[genuine.authenticatorData().length + 32];
        System.arraycopy(genuine.authenticatorData(), 0, message, 0, genuine.authenticatorData().length);
        System.arraycopy(HandMadeAuthenticator.sha256(genuine.clientDataJson()), 0, message, message.length - 32, 32);
        byte[] signature =
                new Authenticator(new byte[CredentialDerivation.SEED_LENGTH], CRYPTO, 4).sign(message, model, stranger);

        assertThat(http.post(
                                "/assertion/result",
                                json(new AuthenticationResponse(
                                        genuine.credentialId(),
                                        AuthenticatorAttachment.PLATFORM,
                                        genuine.clientDataJson(),
                                        genuine.authenticatorData(),
                                        signature,
                                        genuine.userHandle())))
                        .body())
                .contains("signature_invalid: ");
    }

    @Test
    void keysThatAreNoneAreRejected() {
        byte[] good = CoseKey.encode(algorithm, new byte[CoseKey.publicKeyLength(algorithm)]);
        byte[] unknownAlgorithm = good.clone();
        // ML-DSA-87
        unknownAlgorithm[5] = 0x31;
        byte[] otherAlgorithm = good.clone();
        // the other parameter set
        otherAlgorithm[5] ^= 0x2f ^ 0x30;
        byte[] es256 = HandMadeAuthenticator.concat(
                new byte[] {(byte) 0xa3, 1, 7, 3, 0x26}, Arrays.copyOfRange(good, 6, good.length));
        byte[] withoutPub = {(byte) 0xa2, 1, 7, 3, 0x38, good[5]};

        assertThat(registrationWith(good)).contains("\"ok\"");
        assertThat(registrationWith(unknownAlgorithm)).contains("algorithm_not_offered: ");
        assertThat(registrationWith(otherAlgorithm)).contains("public_key_invalid: ");
        assertThat(registrationWith(es256)).contains("public_key_invalid: ");
        assertThat(registrationWith(withoutPub)).contains("malformed: ");
    }

    private String registrationWith(byte[] coseKey) {
        HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, coseKey.length);
        authenticator.credentialId = HandMadeAuthenticator.sha256(coseKey);
        authenticator.otherCoseKey = coseKey;
        return http.post("/attestation/result", authenticator.create(http.creationOptions("alice")))
                .body();
    }

    private PublicKeyCredential create(AuthenticatorModel model) throws Exception {
        return create(model, slot);
    }

    private PublicKeyCredential create(AuthenticatorModel model, MemorySlot into) throws Exception {
        byte[] options = http.creationOptions("alice").getBytes(StandardCharsets.UTF_8);
        return credential(
                client.create(PublicKeyCredentialCreationOptions.parse(options), model, List.of(algorithm), into));
    }

    private PublicKeyCredential get(AuthenticatorModel model) throws Exception {
        byte[] options = http.requestOptions("alice").getBytes(StandardCharsets.UTF_8);
        return credential(client.get(PublicKeyCredentialRequestOptions.parse(options), model, slot, false));
    }

    private static PublicKeyCredential credential(ClientResult result) {
        assertThat(result).isInstanceOf(ClientResult.Success.class);
        return ((ClientResult.Success) result).credential();
    }

    private static byte[] flipped(byte[] signature, int index) {
        byte[] changed = signature.clone();
        changed[index] ^= 1;
        return changed;
    }

    private static String json(PublicKeyCredential credential) {
        return new String(credential.toJson(), StandardCharsets.UTF_8);
    }
}
