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
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywave's own virtual authenticators answer extensions, and the embedded relying party accepts what they say. */
final class ExtensionsEndToEndTest {

    private static final String CREATE = """
            {"credProps": true, "credentialProtectionPolicy": "userVerificationRequired", "minPinLength": true,
             "prf": {"eval": {"first": "AQID"}}, "largeBlob": {"support": "preferred"}, "uvm": true}""";
    private static final String GET = """
            {"prf": {"eval": {"first": "AQID", "second": "BA"}}, "largeBlob": {"read": true}, "uvm": true}""";

    @ParameterizedTest
    @CsvSource({
        "WEBAUTHN4J, yubikey-5, prf",
        "YUBICO, yubikey-5, prf",
        "WEBAUTHN4J, google-password-manager, prf",
        "YUBICO, google-password-manager, prf",
        "WEBAUTHN4J, android-device-bound, uvm"
    })
    void theEmbeddedRelyingPartyAcceptsExtensionOutputs(VerifierChoice verifier, String name, String result)
            throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName(name);
        MemorySlot slot = new MemorySlot(7);
        try (RelyingPartyServer server = RelyingPartyServer.start(
                RelyingPartyConfig.builder().verifier(verifier).build())) {
            ApiClient http = new ApiClient(server);
            WebAuthnClient client = new WebAuthnClient(
                    Origin.of(server.origin()),
                    new Authenticator(
                            new byte[CredentialDerivation.SEED_LENGTH], CryptoProviders.select(CryptoChoice.AUTO), 4));
            String options = ApiClient.ok(http.post(
                    "/attestation/options",
                    "{\"username\":\"alice\",\"displayName\":\"Alice\",\"authenticatorSelection\":"
                            + "{\"residentKey\":\"preferred\"},\"extensions\":" + CREATE + "}"));
            String created = json(client.create(
                    PublicKeyCredentialCreationOptions.parse(options.getBytes(StandardCharsets.UTF_8)),
                    model,
                    model.algorithms(),
                    slot));
            assertThat(created).contains("\"clientExtensionResults\":{\"credProps\":{\"rk\":");
            ApiClient.ok(http.post("/attestation/result", created));

            for (int i = 0; i < 3; i++) {
                String request = ApiClient.ok(
                        http.post("/assertion/options", "{\"username\":\"alice\",\"extensions\":" + GET + "}"));
                String asserted = json(client.get(
                        PublicKeyCredentialRequestOptions.parse(request.getBytes(StandardCharsets.UTF_8)),
                        model,
                        slot,
                        false));
                assertThat(asserted).contains("\"" + result + "\":");
                ApiClient.ok(http.post("/assertion/result", asserted));
            }
        }
    }

    private static String json(ClientResult result) {
        assertThat(result).isInstanceOf(ClientResult.Success.class);
        return new String(((ClientResult.Success) result).credential().toConformanceJson(), StandardCharsets.UTF_8);
    }
}
