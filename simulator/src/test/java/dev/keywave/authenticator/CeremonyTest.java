package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.verifier.exception.BadSignatureException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AttestationType;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole ceremonies, judged by two libraries that know nothing of Keywave. */
final class CeremonyTest {

    private static final Origin ORIGIN = Origin.of(YubicoJudge.ORIGIN);

    private static final byte[] SEED = new byte[CredentialDerivation.SEED_LENGTH];
    private static final RsaPrimes RSA_PRIMES = RsaPrimes.onDemand(SEED);

    /** Yubico's library lacks PS256 and ML-DSA, webauthn4j the latter. */
    private static final List<CoseAlgorithm> KNOWN_TO_BOTH = List.of(
            CoseAlgorithm.ES256, CoseAlgorithm.EDDSA, CoseAlgorithm.RS256, CoseAlgorithm.ES384, CoseAlgorithm.ES512);

    private final YubicoJudge yubico = new YubicoJudge();
    private final WebAuthn4jJudge webAuthn4j = new WebAuthn4jJudge();
    private final MemorySlot slot = new MemorySlot(7);

    static Stream<Arguments> everyCombination() {
        return Stream.of(CryptoChoice.ACCP, CryptoChoice.BC, CryptoChoice.JDK)
                .flatMap(crypto -> KNOWN_TO_BOTH.stream()
                        .flatMap(algorithm -> ownModels().map(model -> Arguments.of(crypto, algorithm, model))));
    }

    /** Those that are modelled after no product, one of each kind; for the others see BuiltInModelsTest. */
    private static Stream<AuthenticatorModel> ownModels() {
        return Stream.of("synced-passkey", "security-key").map(AuthenticatorModels::byName);
    }

    static Stream<Arguments> everyProviderAndModel() {
        return Stream.of(CryptoChoice.ACCP, CryptoChoice.BC, CryptoChoice.JDK)
                .flatMap(crypto -> ownModels().map(model -> Arguments.of(crypto, model)));
    }

    static Stream<Arguments> everyModel() {
        return ownModels().map(Arguments::of);
    }

    static Stream<Arguments> everyAlgorithm() {
        return KNOWN_TO_BOTH.stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void bothLibrariesAcceptRegistrationAndAuthentications(
            CryptoChoice crypto, CoseAlgorithm algorithm, AuthenticatorModel model) throws Exception {
        WebAuthnClient client = client(crypto);
        RegistrationResult result = register(client, model, algorithm);

        boolean device = model.name().equals("security-key");
        assertThat(result.getAttestationType())
                .isEqualTo(device ? AttestationType.SELF_ATTESTATION : AttestationType.NONE);
        assertThat(result.isUserVerified()).isTrue();
        assertThat(webAuthn4j.backupEligible()).isEqualTo(!device);
        assertThat(webAuthn4j.backupState()).isEqualTo(!device);
        assertThat(result.getAaguid().getHex())
                .isEqualTo(model.aaguid().toString().replace("-", ""));
        assertThat(result.isDiscoverable()).contains(true);
        assertThat(slot.algorithm()).isEqualTo(algorithm);

        assertThat(authenticate(client, model, true)).isEqualTo(device ? 1 : 0);
        assertThat(authenticate(client, model, false)).isEqualTo(device ? 2 : 0);
    }

    /** Yubico's library makes the options, since it makes all here, and does not see the rest. */
    @ParameterizedTest
    @MethodSource("everyProviderAndModel")
    void webauthn4jAloneAcceptsPs256(CryptoChoice crypto, AuthenticatorModel model) throws Exception {
        WebAuthnClient client = client(crypto);
        PublicKeyCredentialCreationOptions request =
                yubico.startRegistration(AttestationConveyancePreference.DIRECT, ResidentKeyRequirement.REQUIRED);
        String options = new String(publicKeyMember(request.toCredentialsCreateJson()), StandardCharsets.UTF_8)
                .replace("\"alg\":-257", "\"alg\":-37");
        RegistrationResponse response = (RegistrationResponse) credential(client.create(
                parse(options.getBytes(StandardCharsets.UTF_8)), model, List.of(CoseAlgorithm.PS256), slot));
        webAuthn4j.finishRegistration(request.getChallenge().getBytes(), json(response));

        AssertionRequest assertion = yubico.startAssertion(false);
        webAuthn4j.finishAssertion(challenge(assertion), json(get(client, model, assertion)));
    }

    @ParameterizedTest
    @MethodSource("everyModel")
    void withConveyanceNoneTheStatementGoesAndTheAaguidStays(AuthenticatorModel model) throws Exception {
        PublicKeyCredentialCreationOptions request =
                yubico.startRegistration(AttestationConveyancePreference.NONE, ResidentKeyRequirement.PREFERRED);
        RegistrationResult result = yubico.finishRegistration(
                request, json(create(client(CryptoChoice.AUTO), model, CoseAlgorithm.ES256, request)));

        assertThat(result.getAttestationType()).isEqualTo(AttestationType.NONE);
        assertThat(result.getAaguid().getHex())
                .isEqualTo(model.aaguid().toString().replace("-", ""));
    }

    @ParameterizedTest
    @MethodSource("everyAlgorithm")
    void bothLibrariesRefuseATamperedSignature(CoseAlgorithm algorithm) throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("synced-passkey");
        WebAuthnClient client = client(CryptoChoice.AUTO);
        register(client, model, algorithm);
        AssertionRequest request = yubico.startAssertion(true);
        AuthenticationResponse genuine = (AuthenticationResponse) get(client, model, request);
        byte[] signature = genuine.signature().clone();
        signature[signature.length - 1] ^= 1;
        String tampered = json(new AuthenticationResponse(
                genuine.credentialId(),
                AuthenticatorAttachment.PLATFORM,
                genuine.clientDataJson(),
                genuine.authenticatorData(),
                signature,
                genuine.userHandle()));

        assertThatThrownBy(() -> yubico.finishAssertion(request, tampered))
                .isInstanceOf(AssertionFailedException.class);
        assertThatThrownBy(() -> webAuthn4j.finishAssertion(challenge(request), tampered))
                .isInstanceOf(BadSignatureException.class);
        assertThat(yubico.finishAssertion(request, json(genuine)).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyAlgorithm")
    void theWebApisCopiesAgreeWithTheAttestationObject(CoseAlgorithm algorithm) throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("security-key");
        PublicKeyCredentialCreationOptions request =
                yubico.startRegistration(AttestationConveyancePreference.DIRECT, ResidentKeyRequirement.REQUIRED);
        RegistrationResponse response =
                (RegistrationResponse) create(client(CryptoChoice.AUTO), model, algorithm, request);
        RegistrationResult judged = yubico.finishRegistration(request, json(response));

        assertThat(response.publicKey()).isEqualTo(judged.getParsedPublicKey().getEncoded());
        assertThat(response.credentialId()).isEqualTo(judged.getKeyId().getId().getBytes());
        assertThat(new String(response.attestationObject(), StandardCharsets.ISO_8859_1))
                .endsWith(new String(response.authenticatorData(), StandardCharsets.ISO_8859_1));
        assertThat(response.member("publicKeyAlgorithm")).isEqualTo(Integer.toString(algorithm.id()));
        assertThat(response.transports()).containsExactly("nfc", "usb");
    }

    private RegistrationResult register(WebAuthnClient client, AuthenticatorModel model, CoseAlgorithm algorithm)
            throws Exception {
        PublicKeyCredentialCreationOptions request =
                yubico.startRegistration(AttestationConveyancePreference.DIRECT, ResidentKeyRequirement.REQUIRED);
        String response = json(create(client, model, algorithm, request));
        webAuthn4j.finishRegistration(request.getChallenge().getBytes(), response);
        return yubico.finishRegistration(request, response);
    }

    private long authenticate(WebAuthnClient client, AuthenticatorModel model, boolean named) throws Exception {
        AssertionRequest request = yubico.startAssertion(named);
        String response = json(get(client, model, request));
        webAuthn4j.finishAssertion(challenge(request), response);
        return yubico.finishAssertion(request, response).getSignatureCount();
    }

    private PublicKeyCredential create(
            WebAuthnClient client,
            AuthenticatorModel model,
            CoseAlgorithm algorithm,
            PublicKeyCredentialCreationOptions request)
            throws Exception {
        return credential(client.create(
                parse(publicKeyMember(request.toCredentialsCreateJson())), model, List.of(algorithm), slot));
    }

    private PublicKeyCredential get(WebAuthnClient client, AuthenticatorModel model, AssertionRequest request)
            throws Exception {
        return credential(client.get(
                PublicKeyCredentialRequestOptions.parse(publicKeyMember(request.toCredentialsGetJson())),
                model,
                slot,
                false));
    }

    private static PublicKeyCredential credential(ClientResult result) {
        assertThat(result).isInstanceOf(ClientResult.Success.class);
        return ((ClientResult.Success) result).credential();
    }

    private static byte[] challenge(AssertionRequest request) {
        return request.getPublicKeyCredentialRequestOptions().getChallenge().getBytes();
    }

    private static dev.keywave.webauthn.PublicKeyCredentialCreationOptions parse(byte[] json)
            throws InvalidOptionsException {
        return dev.keywave.webauthn.PublicKeyCredentialCreationOptions.parse(json);
    }

    /** What is inside of {@code {"publicKey": ...}}. */
    private static byte[] publicKeyMember(String json) {
        String start = "{\"publicKey\":";
        assertThat(json).startsWith(start);
        return json.substring(start.length(), json.length() - 1).getBytes(StandardCharsets.UTF_8);
    }

    private static String json(PublicKeyCredential credential) {
        return new String(credential.toJson(), StandardCharsets.UTF_8);
    }

    private static WebAuthnClient client(CryptoChoice crypto) {
        return new WebAuthnClient(ORIGIN, new Authenticator(SEED, CryptoProviders.select(crypto), 16, RSA_PRIMES));
    }
}
