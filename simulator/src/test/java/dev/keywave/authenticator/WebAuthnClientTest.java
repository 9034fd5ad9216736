package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class WebAuthnClientTest {

    private static final AuthenticatorModel PASSKEY = AuthenticatorModels.byName("synced-passkey");
    private static final AuthenticatorModel KEY = AuthenticatorModels.byName("security-key");

    private final WebAuthnClient client = new WebAuthnClient(
            Origin.of("https://login.example.com"),
            new Authenticator(
                    new byte[CredentialDerivation.SEED_LENGTH], CryptoProviders.select(CryptoChoice.AUTO), 4));
    private final MemorySlot slot = new MemorySlot(1);

    @Test
    void clientDataSaysTypeChallengeAndOrigin() throws Exception {
        RegistrationResponse created = (RegistrationResponse) credential(create(PASSKEY, ""));
        AuthenticationResponse got = (AuthenticationResponse) credential(get(""));

        assertThat(new String(created.clientDataJson(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"webauthn.create\",\"challenge\":\"Q1Jf\",\"origin\":\"https://login.example.com\","
                                + "\"crossOrigin\":false}");
        assertThat(new String(got.clientDataJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"webauthn.get\",\"challenge\":\"R0VU\",\"origin\":\"https://login.example.com\","
                        + "\"crossOrigin\":false}");
    }

    @Test
    void anRpIdOfAnotherDomainIsRefused() throws Exception {
        assertThat(create(PASSKEY, ", \"rp\": {\"id\": \"evil.com\"}"))
                .isEqualTo(new ClientResult.Refused("rp_id_not_valid_for_origin"));
        credential(create(PASSKEY, ""));
        assertThat(get(", \"rpId\": \"com\"")).isEqualTo(new ClientResult.Refused("rp_id_not_valid_for_origin"));
    }

    @Test
    void anRpIdLeftOutIsTheOriginsEffectiveDomainAndSaidToBe() throws Exception {
        ClientResult created = create(PASSKEY, ", \"rp\": {}");
        ClientResult got = get("");

        assertThat(((ClientResult.Success) created).rpIdDefaulted()).isTrue();
        assertThat(((ClientResult.Success) got).rpIdDefaulted()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("login.example.com".getBytes(StandardCharsets.UTF_8));
        assertThat(Arrays.copyOf(((AuthenticationResponse) credential(got)).authenticatorData(), 32))
                .isEqualTo(hash);
    }

    @Test
    void theRpIdHashFollowsTheRpId() throws Exception {
        credential(create(PASSKEY, ""));
        for (String rpId : new String[] {"example.com", "login.example.com", "example.com"}) {
            ClientResult got = get(", \"rpId\": \"" + rpId + "\"");
            assertThat(Arrays.copyOf(((AuthenticationResponse) credential(got)).authenticatorData(), 32))
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(rpId.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void anExcludedCredentialNamesItsGenerationForAdoption() throws Exception {
        String id = credential(create(KEY, "")).member("id");
        credential(create(KEY, ""));

        assertThat(create(KEY, ", \"excludeCredentials\": [{\"type\": \"public-key\", \"id\": \"" + id + "\"}]"))
                .isEqualTo(new ClientResult.Excluded(1));
    }

    @Test
    void credPropsTellsWhetherTheCredentialIsDiscoverable() throws Exception {
        String asked = ", \"extensions\": {\"credProps\": true}";

        assertThat(credential(create(PASSKEY, asked)).member("clientExtensionResults"))
                .isEqualTo("{\"credProps\":{\"rk\":true}}");
        assertThat(credential(create(KEY, asked)).member("clientExtensionResults"))
                .isEqualTo("{\"credProps\":{\"rk\":false}}");
        assertThat(credential(create(KEY, asked + ", \"authenticatorSelection\": {\"residentKey\": \"preferred\"}"))
                        .member("clientExtensionResults"))
                .isEqualTo("{\"credProps\":{\"rk\":true}}");
        assertThat(credential(create(KEY, "")).member("clientExtensionResults")).isEqualTo("{}");
    }

    @Test
    void anAuthenticatorThatDoesNotSuitIsNotAsked() throws Exception {
        assertThat(create(KEY, ", \"authenticatorSelection\": {\"authenticatorAttachment\": \"platform\"}"))
                .isEqualTo(new ClientResult.Refused("authenticator_attachment_mismatch"));
        assertThat(slot.generation()).isZero();
    }

    @Test
    void theAuthenticatorsRefusalIsTheReason() throws Exception {
        assertThat(create(KEY, ", \"pubKeyCredParams\": [{\"type\": \"public-key\", \"alg\": -257}]"))
                .isEqualTo(new ClientResult.Refused("unsupported_algorithm"));
        assertThat(get("")).isEqualTo(new ClientResult.Refused("no_credentials"));
    }

    @Test
    void onRequestTheOwnCredentialIsUsedWhateverIsAllowed() throws Exception {
        String id = credential(create(KEY, "")).member("id");
        String foreign = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        String allow = ", \"allowCredentials\": [{\"type\": \"public-key\", \"id\": \"" + foreign + "\"}]";

        assertThat(get(allow)).isEqualTo(new ClientResult.Refused("no_credentials"));
        assertThat(credential(client.get(requestOptions(allow), KEY, slot, true))
                        .member("id"))
                .isEqualTo(id);
        assertThat(client.get(requestOptions(allow), KEY, new MemorySlot(2), true))
                .isEqualTo(new ClientResult.Refused("no_credentials"));
    }

    private ClientResult create(AuthenticatorModel model, String members) throws Exception {
        String json = "{\"challenge\": \"Q1Jf\", \"rp\": {\"id\": \"example.com\"}, \"user\": {\"id\": \"AQID\"},"
                + " \"pubKeyCredParams\": []" + members + "}";
        return client.create(
                PublicKeyCredentialCreationOptions.parse(json.getBytes(StandardCharsets.UTF_8)),
                model,
                model.algorithms(),
                slot);
    }

    private ClientResult get(String members) throws Exception {
        return client.get(requestOptions(members), KEY, slot, false);
    }

    private static PublicKeyCredentialRequestOptions requestOptions(String members) throws Exception {
        return PublicKeyCredentialRequestOptions.parse(
                ("{\"challenge\": \"R0VU\"" + members + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static PublicKeyCredential credential(ClientResult result) {
        assertThat(result).isInstanceOf(ClientResult.Success.class);
        return ((ClientResult.Success) result).credential();
    }
}
