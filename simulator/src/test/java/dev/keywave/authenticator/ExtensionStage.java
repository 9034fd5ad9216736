package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.authenticator.ExtensionAuthenticatorOutput;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One client with one slot, for ceremonies with extensions; webauthn4j verifies them and decodes what they say. */
final class ExtensionStage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] CHALLENGE = new byte[16];

    private final AuthenticatorDataConverter converter = new AuthenticatorDataConverter(new ObjectConverter());
    private final WebAuthn4jJudge judge = new WebAuthn4jJudge();
    private final WebAuthnClient client = new WebAuthnClient(
            Origin.of(YubicoJudge.ORIGIN),
            new Authenticator(
                    new byte[CredentialDerivation.SEED_LENGTH], CryptoProviders.select(CryptoChoice.AUTO), 4));
    private final AuthenticatorModel model;
    final MemorySlot slot;

    ExtensionStage(AuthenticatorModel model, MemorySlot slot) {
        this.model = model;
        this.slot = slot;
    }

    static ExtensionStage of(String model) {
        return new ExtensionStage(AuthenticatorModels.byName(model), new MemorySlot(7));
    }

    /** The built-in model, with other extensions. */
    static ExtensionStage of(String model, String extensions) {
        String yaml =
                AuthenticatorModels.source(model).replaceFirst("(?m)^extensions: .*$", "extensions: " + extensions);
        return new ExtensionStage(AuthenticatorModels.parse(model + ".yaml", yaml), new MemorySlot(7));
    }

    /** Registers a discoverable credential and has webauthn4j verify it. */
    RegistrationResponse register(String extensions) throws InvalidOptionsException {
        RegistrationResponse response = (RegistrationResponse) success(create(extensions, "required", "[]"));
        judge.finishRegistration(CHALLENGE, new String(response.toJson(), StandardCharsets.UTF_8));
        return response;
    }

    ClientResult create(String extensions, String residentKey, String excludeCredentials)
            throws InvalidOptionsException {
        String options = """
                {"rp": {"name": "", "id": "%s"}, "user": {"id": "AQ", "name": "", "displayName": ""},
                 "challenge": "AAAAAAAAAAAAAAAAAAAAAA", "pubKeyCredParams": [{"type": "public-key", "alg": -7}],
                 "authenticatorSelection": {"residentKey": "%s"}, "excludeCredentials": %s, "extensions": %s}""".formatted(YubicoJudge.RP_ID, residentKey, excludeCredentials, extensions);
        return client.create(
                PublicKeyCredentialCreationOptions.parse(options.getBytes(StandardCharsets.UTF_8)),
                model,
                model.algorithms(),
                slot);
    }

    /** Logs in and has webauthn4j verify it. */
    AuthenticationResponse authenticate(String extensions, byte[] allowedCredential) throws InvalidOptionsException {
        String allowed = "[{\"type\": \"public-key\", \"id\": \"" + base64Url(allowedCredential) + "\"}]";
        AuthenticationResponse response = (AuthenticationResponse) success(get(extensions, allowed, "preferred"));
        judge.finishAssertion(CHALLENGE, new String(response.toJson(), StandardCharsets.UTF_8));
        return response;
    }

    ClientResult get(String extensions, String allowCredentials, String userVerification)
            throws InvalidOptionsException {
        String options = """
                {"challenge": "AAAAAAAAAAAAAAAAAAAAAA", "rpId": "%s", "allowCredentials": %s,
                 "userVerification": "%s", "extensions": %s}""".formatted(YubicoJudge.RP_ID, allowCredentials, userVerification, extensions);
        return client.get(
                PublicKeyCredentialRequestOptions.parse(options.getBytes(StandardCharsets.UTF_8)), model, slot, false);
    }

    AuthenticatorData<ExtensionAuthenticatorOutput> decoded(byte[] authenticatorData) {
        return converter.convert(authenticatorData);
    }

    /** The authenticator extension outputs as webauthn4j reads them. */
    AuthenticationExtensionsAuthenticatorOutputs<ExtensionAuthenticatorOutput> outputs(byte[] authenticatorData) {
        return Objects.requireNonNull(decoded(authenticatorData).getExtensions());
    }

    static JsonNode results(PublicKeyCredential credential) {
        return JSON.readTree(Objects.requireNonNull(credential.member("clientExtensionResults")));
    }

    static PublicKeyCredential success(ClientResult result) {
        assertThat(result).isInstanceOf(ClientResult.Success.class);
        return ((ClientResult.Success) result).credential();
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
