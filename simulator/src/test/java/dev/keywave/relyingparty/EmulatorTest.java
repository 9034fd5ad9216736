package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.PackedAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An authenticator and a client that we did not write, over real HTTP. */
final class EmulatorTest {

    private static final ObjectConverter CONVERTER = new ObjectConverter();

    @ParameterizedTest
    @CsvSource({
        "WEBAUTHN4J, none", "WEBAUTHN4J, packed",
        "YUBICO, none", "YUBICO, packed"
    })
    void webauthn4jsEmulatorRegistersAndLogsIn(VerifierChoice verifier, String attestation) {
        RelyingPartyConfig config = RelyingPartyConfig.builder()
                .verifier(verifier)
                .pubKeyCredParams(java.util.List.of(-7))
                .attestation(AttestationConveyance.DIRECT)
                .build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            ApiClient client = new ApiClient(server);
            WebAuthnAuthenticator authenticator =
                    attestation.equals("none") ? new NoneAttestationAuthenticator() : new PackedAuthenticator();
            ClientPlatform platform =
                    new ClientPlatform(new Origin(server.origin()), new WebAuthnAuthenticatorAdaptor(authenticator));

            String creation = ApiClient.ok(client.post(
                    "/attestation/options",
                    "{\"username\":\"alice\",\"displayName\":\"Alice\","
                            + "\"authenticatorSelection\":{\"residentKey\":\"required\"}}"));
            PublicKeyCredentialCreationOptions creationOptions =
                    CONVERTER.getJsonMapper().readValue(creation, PublicKeyCredentialCreationOptions.class);
            ApiClient.ok(client.post(
                    "/attestation/result",
                    CONVERTER.getJsonMapper().writeValueAsString(platform.create(creationOptions))));

            for (String username : new String[] {"alice", ""}) {
                String request = ApiClient.ok(client.post("/assertion/options", "{\"username\":\"" + username + "\"}"));
                PublicKeyCredentialRequestOptions requestOptions =
                        CONVERTER.getJsonMapper().readValue(request, PublicKeyCredentialRequestOptions.class);
                ApiClient.ok(client.post(
                        "/assertion/result",
                        CONVERTER.getJsonMapper().writeValueAsString(platform.get(requestOptions))));
            }
            assertThat(server.statistics().registrationsAccepted()).isEqualTo(1);
            assertThat(server.statistics().authenticationsAccepted()).isEqualTo(2);
        }
    }
}
