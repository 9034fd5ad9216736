package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keywave.input.InputException;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthenticatorModelsTest {

    private static final String GOOD = """
            name: my-key
            aaguid: 00112233-4455-6677-8899-aabbccddeeff
            algorithms: [EdDSA]
            attestation_formats: [packed, none]
            transports: [usb, ble]
            attachment: cross-platform
            backup_eligible: false
            backup_state: false
            counter: counting
            credential_id_length: 48
            user_verification: client_pin
            discoverable_credentials: on_request
            """;

    @Test
    void thereAreASyncedPasskeyAndASecurityKey() {
        assertThat(AuthenticatorModels.builtIn())
                .extracting(AuthenticatorModel::name)
                .containsExactly("synced-passkey", "security-key");

        AuthenticatorModel passkey = AuthenticatorModels.byName("synced-passkey");
        assertThat(passkey.backupEligible() && passkey.backupState()).isTrue();
        assertThat(passkey.counterPolicy()).isEqualTo(CounterPolicy.ALWAYS_ZERO);
        assertThat(passkey.attestationFormats()).containsExactly(AttestationFormat.NONE);
        assertThat(passkey.attachment()).isEqualTo(AuthenticatorAttachment.PLATFORM);

        AuthenticatorModel key = AuthenticatorModels.byName("security-key");
        assertThat(key.backupEligible() || key.backupState()).isFalse();
        assertThat(key.counterPolicy()).isEqualTo(CounterPolicy.COUNTING);
        assertThat(key.attestationFormats()).startsWith(AttestationFormat.PACKED);
        assertThat(key.credentialIdLength()).isEqualTo(64);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.byName("yubikey"))
                .withMessage("Unknown authenticator model 'yubikey'; there are: synced-passkey, security-key");
    }

    @Test
    void aModelFileIsRead(@TempDir Path folder) throws Exception {
        AuthenticatorModel model = AuthenticatorModels.read(Files.writeString(folder.resolve("my-key.yaml"), GOOD));

        assertThat(model.name()).isEqualTo("my-key");
        assertThat(model.aaguid()).hasToString("00112233-4455-6677-8899-aabbccddeeff");
        assertThat(model.algorithms()).containsExactly(CoseAlgorithm.EDDSA);
        assertThat(model.transports()).containsExactly("ble", "usb");
        assertThat(model.credentialIdLength()).isEqualTo(48);
        assertThat(model.userVerification()).isEqualTo(UserVerificationMethod.CLIENT_PIN);
        assertThat(model.discoverableCredentials()).isEqualTo(DiscoverableCredentials.ON_REQUEST);
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.read(folder.resolve("none.yaml")))
                .withMessageContaining("none.yaml cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: my-key              | name: My Key          | m.yaml:1:7: name is 'My Key'; expected small letters, digits and hyphens",
                "name: my-key              | name: [a]             | m.yaml:1:7: expected small letters, digits and hyphens",
                "name: my-key              | nam: my-key           | m.yaml:1:1: unknown key 'nam'; there are: name, aaguid,",
                "00112233-4455             | 0011                  | m.yaml:2:9: aaguid is",
                "algorithms: [EdDSA]       | algorithms: [RS256]   | m.yaml:3:14: algorithms is 'RS256'; expected one of ES256, EdDSA",
                "algorithms: [EdDSA]       | algorithms: []        | m.yaml:3:13: algorithms: expected a list of ES256, EdDSA",
                "algorithms: [EdDSA]       | algorithms: EdDSA     | m.yaml:3:13: algorithms: expected a list of ES256, EdDSA",
                "[packed, none]            | [packed, tpm]         | m.yaml:4:31: attestation_formats is 'tpm'; expected one of none, packed",
                "[usb, ble]                | [usb, wifi]           | m.yaml:5:19: transports is 'wifi'; expected one of ble,",
                "cross-platform            | roaming               | m.yaml:6:13: attachment is 'roaming'; expected one of cross-platform, platform",
                "backup_eligible: false    | backup_eligible: no   | m.yaml:7:18: backup_eligible is 'no'; expected one of false, true",
                "backup_state: false       | backup_state: true    | m.yaml:8:15: backup_state: true needs backup_eligible: true",
                "credential_id_length: 48  | credential_id_length: 8    | m.yaml:10:23: credential_id_length is '8'; expected 16 to 1023 bytes",
                "credential_id_length: 48  | credential_id_length: many | m.yaml:10:23: credential_id_length is 'many'; expected 16 to 1023 bytes",
                "counter: counting         | name: twice           | m.yaml:9:1: 'name' is there twice",
                "counter: counting         | # counter             | m.yaml:1:1: 'counter' is missing",
                "counter: counting         | counter: [            | m.yaml:11:18: expected ',' or ']', but got :",
            })
    void anErrorNamesFileLineAndColumn(String good, String bad, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", GOOD.replace(good, bad)))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void whatIsNoMappingIsRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", ""))
                .withMessageStartingWith("m.yaml:1:1: the file is empty");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", "- a"))
                .withMessageStartingWith("m.yaml:1:1: expected a mapping");
    }
}
