package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.extension.CredentialProtectionPolicy;
import com.webauthn4j.data.extension.UvmEntry;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.RegistrationResponse;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes and the results of each extension but prf; webauthn4j verifies every ceremony and decodes it. */
final class ExtensionCeremonyTest {

    @Test
    void withoutExtensionsThereIsNoExtensionData() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        RegistrationResponse registration = stage.register("{}");
        AuthenticationResponse authentication = stage.authenticate("{}", registration.credentialId());

        assertThat(stage.decoded(registration.authenticatorData()).isFlagED()).isFalse();
        assertThat(authentication.authenticatorData()).hasSize(AuthenticatorData.HEADER_LENGTH);
        assertThat(authentication.clientExtensionResults()).isEqualTo("{}");
    }

    @Test
    void whatTheModelLacksIsIgnored() throws Exception {
        ExtensionStage stage = ExtensionStage.of("synced-passkey");
        RegistrationResponse registration = stage.register("{\"minPinLength\": true, \"uvm\": true,"
                + " \"credentialProtectionPolicy\": \"userVerificationRequired\", \"prf\": {}, \"largeBlob\": {}}");

        assertThat(stage.decoded(registration.authenticatorData()).isFlagED()).isFalse();
        assertThat(registration.clientExtensionResults())
                .isEqualTo("{\"prf\":{\"enabled\":false},\"largeBlob\":{\"supported\":false}}");
    }

    @ParameterizedTest
    @CsvSource({
        "userVerificationOptional, 1",
        "userVerificationOptionalWithCredentialIDList, 2",
        "userVerificationRequired, 3"
    })
    void credProtectTellsItsLevel(String policy, int level) throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        RegistrationResponse registration = stage.register(
                "{\"credentialProtectionPolicy\": \"" + policy + "\", \"enforceCredentialProtectionPolicy\": true}");

        assertThat(stage.outputs(registration.authenticatorData()).getCredProtect())
                .isEqualTo(CredentialProtectionPolicy.create((byte) level));
        assertThat(hex(registration.authenticatorData())).endsWith("a16b6372656450726f746563740" + level);
        assertThat(registration.clientExtensionResults()).isEqualTo("{}");
        assertThat(stage.slot.credentialProtection()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"1, true, true", "2, false, true", "3, false, false"})
    void aProtectedCredentialDoesNotAnswerWithoutUserVerification(int level, boolean byItself, boolean byItsId)
            throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        byte[] id = stage.register("{}").credentialId();
        stage.slot.protectCredential(level);
        String allowed = "[{\"type\": \"public-key\", \"id\": \"" + ExtensionStage.base64Url(id) + "\"}]";
        ClientResult none = new ClientResult.Refused("no_credentials");

        assertThat(stage.get("{}", "[]", "discouraged").equals(none)).isNotEqualTo(byItself);
        assertThat(stage.get("{}", allowed, "discouraged").equals(none)).isNotEqualTo(byItsId);
        assertThat(stage.get("{}", "[]", "preferred")).isNotEqualTo(none);
    }

    @Test
    void anEnforcedPolicyThatCannotBeMetIsRefused() throws Exception {
        ExtensionStage stage = ExtensionStage.of("synced-passkey");
        String enforced = "\", \"enforceCredentialProtectionPolicy\": true}";

        assertThat(stage.create(
                        "{\"credentialProtectionPolicy\": \"userVerificationRequired" + enforced, "required", "[]"))
                .isEqualTo(new ClientResult.Refused("credential_protection_unavailable"));
        assertThat(stage.slot.generation()).isZero();
        assertThat(stage.create(
                        "{\"credentialProtectionPolicy\": \"userVerificationOptional" + enforced, "required", "[]"))
                .isInstanceOf(ClientResult.Success.class);
    }

    @Test
    void theOutputsStandInCanonicalOrder() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5", "[uvm, minPinLength, credProtect, hmac-secret]");
        RegistrationResponse registration = stage.register("{\"minPinLength\": true, \"hmacCreateSecret\": true,"
                + " \"credentialProtectionPolicy\": \"userVerificationRequired\", \"uvm\": true}");

        assertThat(hex(registration.authenticatorData()))
                .endsWith("a4"
                        + "6375766d" + "81831908000804"
                        + "6b6372656450726f74656374" + "03"
                        + "6b686d61632d736563726574" + "f5"
                        + "6c6d696e50696e4c656e677468" + "04");
        var outputs = stage.outputs(registration.authenticatorData());
        assertThat(outputs.getHMACCreateSecret()).isTrue();
        assertThat(Objects.requireNonNull(outputs.getUvm())
                        .get(0)
                        .getUserVerificationMethod()
                        .getValue())
                .isEqualTo(0x0800);
        assertThat(outputs.getValue("minPinLength")).isEqualTo(4);
        assertThat(registration.clientExtensionResults()).isEqualTo("{\"hmacCreateSecret\":true,\"uvm\":[[2048,8,4]]}");
    }

    @Test
    void uvmTellsHowTheUserWasVerifiedAtBothCeremonies() throws Exception {
        ExtensionStage stage = ExtensionStage.of("android-device-bound");
        RegistrationResponse registration = stage.register("{\"uvm\": true}");
        AuthenticationResponse authentication = stage.authenticate("{\"uvm\": true}", registration.credentialId());

        for (byte[] data : new byte[][] {registration.authenticatorData(), authentication.authenticatorData()}) {
            UvmEntry entry =
                    Objects.requireNonNull(stage.outputs(data).getUvm()).get(0);
            assertThat(entry.getUserVerificationMethod().getValue()).isEqualTo(2);
            assertThat(entry.getKeyProtectionType().getValue()).isEqualTo(4);
            assertThat(entry.getMatcherProtectionType().getValue()).isEqualTo(2);
        }
        assertThat(authentication.clientExtensionResults()).isEqualTo("{\"uvm\":[[2,4,2]]}");
    }

    @Test
    void credPropsAnswersOnlyForClientsThatHaveIt() throws Exception {
        assertThat(ExtensionStage.of("yubikey-5")
                        .register("{\"credProps\": true}")
                        .clientExtensionResults())
                .isEqualTo("{\"credProps\":{\"rk\":true}}");
        assertThat(ExtensionStage.of("yubikey-5", "[]")
                        .register("{\"credProps\": true}")
                        .clientExtensionResults())
                .isEqualTo("{}");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
