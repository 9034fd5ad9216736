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
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

/** Keywave's own virtual authenticators, provisioned through Graph and signing in through the conformance API. */
final class GraphEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"synced-passkey, synced", "security-key, deviceBound"})
    void aVirtualAuthenticatorIsProvisionedAndSignsIn(String name, String passkeyType) throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName(name);
        MemorySlot slot = new MemorySlot(7);
        try (Graph graph = Graph.standard()) {
            WebAuthnClient client = new WebAuthnClient(
                    Origin.of(graph.server.origin()),
                    new Authenticator(
                            new byte[CredentialDerivation.SEED_LENGTH], CryptoProviders.select(CryptoChoice.AUTO), 4));
            String options = graph.get(Graph.METHODS + "/creationOptions").body();
            String publicKey = JSON.readTree(options).get("publicKey").toString();
            ClientResult created = client.create(
                    PublicKeyCredentialCreationOptions.parse(publicKey.getBytes(StandardCharsets.UTF_8)),
                    model,
                    List.of(CoseAlgorithm.ES256),
                    slot);
            ApiClient.Answer method = graph.post(Graph.METHODS, "{\"publicKeyCredential\":" + json(created) + "}");
            assertThat(method.status()).as(method.body()).isEqualTo(201);
            assertThat(method.body())
                    .contains("\"aaGuid\":\"" + model.aaguid() + "\"")
                    .contains("\"attestationLevel\":\"notAttested\",\"passkeyType\":\"" + passkeyType + "\"");

            for (int i = 0; i < 3; i++) {
                String request = graph.http.requestOptions("alice@example.com");
                ClientResult asserted = client.get(
                        PublicKeyCredentialRequestOptions.parse(request.getBytes(StandardCharsets.UTF_8)),
                        model,
                        slot,
                        false);
                ApiClient.ok(graph.http.post("/assertion/result", json(asserted)));
            }
            assertThat(graph.server.statistics().authenticationsAccepted()).isEqualTo(3);
        }
    }

    private static String json(ClientResult result) {
        return new String(((ClientResult.Success) result).credential().toJson(), StandardCharsets.UTF_8);
    }
}
