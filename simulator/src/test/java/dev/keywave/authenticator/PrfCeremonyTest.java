package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.RegistrationResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** prf over CTAP's hmac-secret, and by the means of a platform. */
final class PrfCeremonyTest {

    private static final String EVAL = "{\"prf\": {\"eval\": {\"first\": \"AQID\", \"second\": \"BAUG\"}}}";
    private static final String EVAL_FIRST = "{\"prf\": {\"eval\": {\"first\": \"AQID\"}}}";

    @Test
    void aSecurityKeyTellsItsOutputsEncryptedInAuthenticatorDataAndTheClientInTheClear() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        RegistrationResponse registration = stage.register(EVAL);
        assertThat(stage.outputs(registration.authenticatorData()).getHMACCreateSecret())
                .isTrue();
        assertThat(registration.clientExtensionResults()).isEqualTo("{\"prf\":{\"enabled\":true}}");

        AuthenticationResponse one = stage.authenticate(EVAL, registration.credentialId());
        AuthenticationResponse other = stage.authenticate(EVAL, registration.credentialId());
        byte[] encrypted = stage.outputs(one.authenticatorData()).getHMACGetSecret();
        assertThat(encrypted).hasSize(16 + 64);
        assertThat(stage.outputs(other.authenticatorData()).getHMACGetSecret()).isNotEqualTo(encrypted);
        assertThat(one.clientExtensionResults()).isEqualTo(other.clientExtensionResults());

        JsonNode results = results(one);
        assertThat(bytes(results.get("first"))).hasSize(32).isNotEqualTo(bytes(results.get("second")));
        assertThat(ExtensionStage.results(one).get("prf").has("enabled")).isFalse();
        AuthenticationResponse first = stage.authenticate(EVAL_FIRST, registration.credentialId());
        assertThat(results(first).get("first")).isEqualTo(results.get("first"));
        assertThat(results(first).has("second")).isFalse();
        assertThat(stage.outputs(first.authenticatorData()).getHMACGetSecret()).hasSize(16 + 32);
    }

    @Test
    void aPlatformTellsItsOutputsToTheClientOnly() throws Exception {
        ExtensionStage stage = ExtensionStage.of("icloud-keychain");
        RegistrationResponse registration = stage.register(EVAL);
        assertThat(stage.decoded(registration.authenticatorData()).isFlagED()).isFalse();
        assertThat(registration.clientExtensionResults()).isEqualTo("{\"prf\":{\"enabled\":true}}");

        AuthenticationResponse authentication = stage.authenticate(EVAL, registration.credentialId());
        assertThat(authentication.authenticatorData()).hasSize(AuthenticatorData.HEADER_LENGTH);
        assertThat(bytes(results(authentication).get("second"))).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[prf, hmac-secret-mc]", "[hmac-secret, hmac-secret-mc]"})
    void whoEvaluatesAtRegistrationGivesWhatItGivesLater(String extensions) throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5", extensions);
        RegistrationResponse registration = stage.register(EVAL);
        AuthenticationResponse authentication = stage.authenticate(EVAL, registration.credentialId());

        assertThat(ExtensionStage.results(registration)
                        .get("prf")
                        .get("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(results(registration)).isEqualTo(results(authentication));
        if (extensions.contains("hmac-secret,")) {
            Object encrypted =
                    stage.outputs(registration.authenticatorData()).getValue(Extension.HMAC_SECRET_MC.identifier());
            assertThat((byte[]) encrypted).hasSize(16 + 64);
        }
    }

    @Test
    void anotherCredentialHasAnotherFunction() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        AuthenticationResponse old =
                stage.authenticate(EVAL, stage.register(EVAL).credentialId());
        AuthenticationResponse next =
                stage.authenticate(EVAL, stage.register(EVAL).credentialId());

        assertThat(results(next).get("first")).isNotEqualTo(results(old).get("first"));
    }

    @Test
    void inputsForTheCredentialGoBeforeThoseForAll() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        byte[] id = stage.register(EVAL).credentialId();
        AuthenticationResponse forAll = stage.authenticate(EVAL_FIRST, id);
        AuthenticationResponse forThis = stage.authenticate(
                "{\"prf\": {\"eval\": {\"first\": \"_w\"}, \"evalByCredential\": {\"" + ExtensionStage.base64Url(id)
                        + "\": {\"first\": \"AQID\"}}}}",
                id);

        assertThat(results(forThis)).isEqualTo(results(forAll));
    }

    @ParameterizedTest
    @CsvSource({"yubikey-5", "icloud-keychain"})
    void withoutInputsTheResultIsEmpty(String model) throws Exception {
        ExtensionStage stage = ExtensionStage.of(model);
        byte[] id = stage.register("{\"prf\": {}}").credentialId();

        assertThat(stage.authenticate("{\"prf\": {}}", id).clientExtensionResults())
                .isEqualTo("{\"prf\":{}}");
    }

    @Test
    void evaluationTakesUserVerificationEvenWhenItIsDiscouraged() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        stage.register("{}");

        AuthenticationResponse with =
                (AuthenticationResponse) ExtensionStage.success(stage.get(EVAL, "[]", "discouraged"));
        assertThat(stage.decoded(with.authenticatorData()).isFlagUV()).isTrue();
        AuthenticationResponse without =
                (AuthenticationResponse) ExtensionStage.success(stage.get("{}", "[]", "discouraged"));
        assertThat(stage.decoded(without.authenticatorData()).isFlagUV()).isFalse();
    }

    private static JsonNode results(PublicKeyCredential credential) {
        return ExtensionStage.results(credential).get("prf").get("results");
    }

    private static byte[] bytes(JsonNode base64Url) {
        return Base64.getUrlDecoder().decode(base64Url.asString());
    }
}
