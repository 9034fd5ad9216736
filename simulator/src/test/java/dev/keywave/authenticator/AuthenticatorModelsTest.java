package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keywave.input.InputException;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PackedAttestation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            backup_state: never
            counter: counting
            credential_id_length: 48
            user_verification: client_pin
            discoverable_credentials: on_request
            """;

    @Test
    void thereAreASyncedPasskeyAndASecurityKey() {
        assertThat(AuthenticatorModels.builtIn())
                .extracting(AuthenticatorModel::name)
                .startsWith("synced-passkey", "security-key");

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
                .withMessageStartingWith(
                        "unknown authenticator model \"yubikey\"; did you mean \"yubikey-5\"? (known: synced-passkey, security-key, icloud-keychain, ");
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
    void packedIsSelfAttestationUnlessTheFileSaysOtherwise() {
        assertThat(AuthenticatorModels.parse("m.yaml", GOOD).packedAttestation())
                .isEqualTo(PackedAttestation.SELF);
        assertThat(AuthenticatorModels.parse("m.yaml", GOOD + "packed_attestation: enterprise\n")
                        .packedAttestation())
                .isEqualTo(PackedAttestation.ENTERPRISE);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse(
                        "m.yaml", GOOD.replace("[packed, none]", "[none]") + "packed_attestation: basic\n"))
                .withMessage("m.yaml:13:21: \"packed_attestation\" does nothing; \"attestation_formats\" lacks packed");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.read(folder.resolve("none.yaml")))
                .withMessageContaining("none.yaml: no such file; ");
    }

    @Test
    void extensionsAndSigningDelaysAreReadFromTheFile() {
        AuthenticatorModel silent = AuthenticatorModels.parse("m.yaml", GOOD);
        assertThat(silent.extensions()).containsExactly(Extension.CRED_PROPS);
        assertThat(silent.registrationDelay()).isEqualTo(SigningDelay.NONE);

        AuthenticatorModel model = AuthenticatorModels.parse("m.yaml", GOOD + """
                extensions: [credProtect, hmac-secret]
                signing_delay:
                  authentication: {median: 1500ms, p95: 4s}
                """);
        assertThat(model.extensions()).containsExactlyInAnyOrder(Extension.CRED_PROTECT, Extension.HMAC_SECRET);
        assertThat(model.registrationDelay()).isEqualTo(SigningDelay.NONE);
        assertThat(model.authenticationDelay()).isEqualTo(new SigningDelay(1_500_000_000L, 4_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "extensions: [prf, hmac-secret]  ! 13:13: prf stands for what is not hmac-secret; take one of them away",
                "extensions: [hmacsecret]        ! 13:14: \"extensions\" is \"hmacsecret\"; did you mean \"hmac-secret\"? (known: credProps, credProtect, hmac-secret, hmac-secret-mc, prf, largeBlob, minPinLength, uvm, appid, appidExclude)",
                "signing_delay: {login: 1s}      ! 13:17: unknown key \"login\"; known: registration, authentication",
                "signing_delay: {registration: {median: 2s}}           ! 13:31: missing \"p95\"; add \"p95: ...\" here",
                "signing_delay: {registration: {median: 2s, p95: 1s}}  ! 13:49: \"p95\" is less than \"median\"; write at least as much"
            })
    void anErrorInAnOptionalKeyNamesItsPlace(String more, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", GOOD + more + "\n"))
                .withMessage("m.yaml:" + message);
    }

    @Test
    void modelsOfOnesOwnStandBesideTheBuiltInOnes(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("my-key.yaml"), GOOD);
        AuthenticatorModels known = AuthenticatorModels.with(List.of(file));

        assertThat(known.named("my-key").credentialIdLength()).isEqualTo(48);
        assertThat(known.names()).startsWith("synced-passkey").endsWith("my-key");
        assertThat(known.all()).hasSize(AuthenticatorModels.builtIn().size() + 1);
        assertThat(AuthenticatorModels.builtInOnly().find("my-key")).isNull();
    }

    @Test
    void aNameThatIsTakenIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), GOOD);
        Path same = Files.writeString(folder.resolve("b.yaml"), GOOD);
        Path builtIn = Files.writeString(folder.resolve("c.yaml"), GOOD.replace("my-key", "yubikey-5"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.with(List.of(file, same)))
                .withMessage(
                        same + ": there is a model \"my-key\" already, in " + file + "; give this one another name");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.with(List.of(builtIn)))
                .withMessage(builtIn + ": there is a model \"yubikey-5\" already, built in or given before;"
                        + " give this one another name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "name: my-key              ! name: My Key          ! 1:7: \"name\" is \"My Key\"; expected small letters, digits and hyphens",
                "name: my-key              ! name: [a]             ! 1:7: \"name\" is a list; expected text",
                "name: my-key              ! nam: my-key           ! 1:1: unknown key \"nam\"; did you mean \"name\"? (known: name, aaguid, algorithms, attestation_formats, packed_attestation, transports, attachment, backup_eligible, backup_state, counter, credential_id_length, user_verification, discoverable_credentials, extensions, signing_delay)",
                "00112233-4455             ! 0011                  ! 2:9: \"aaguid\" is \"0011-6677-8899-aabbccddeeff\"; expected a UUID, for example 00112233-4455-6677-8899-aabbccddeeff",
                "algorithms: [EdDSA]       ! algorithms: [RS255]   ! 3:14: \"algorithms\" is \"RS255\"; did you mean \"RS256\"? (known: ES256, EdDSA, RS256, ES384, ES512, PS256, ML-DSA-44, ML-DSA-65)",
                "algorithms: [EdDSA]       ! algorithms: []        ! 3:13: \"algorithms\" is empty; write at least one of ES256, EdDSA, RS256, ES384, ES512, PS256, ML-DSA-44, ML-DSA-65",
                "algorithms: [EdDSA]       ! algorithms: EdDSA     ! 3:13: \"algorithms\" is text; expected a list",
                "[packed, none]            ! [packed, tpn]         ! 4:31: \"attestation_formats\" is \"tpn\"; did you mean \"tpm\"? (known: none, packed, fido-u2f, tpm, android-key, apple, compound)",
                "[packed, none]            ! [compound, tpm, none] ! 4:22: compound holds the model's other formats, none aside; name at least two",
                "[packed, none]            ! [fido-u2f]            ! 4:22: fido-u2f cannot attest keys of any of the \"algorithms\"",
                "[packed, none]            ! [compound, packed, apple] ! 4:22: compound cannot attest keys of any of the \"algorithms\"",
                "[usb, ble]                ! [usb, wifi]           ! 5:19: \"transports\" is \"wifi\"; known: ble, hybrid, internal, nfc, smart-card, usb",
                "cross-platform            ! roaming               ! 6:13: \"attachment\" is \"roaming\"; known: platform, cross-platform",
                "backup_eligible: false    ! backup_eligible: no   ! 7:18: \"backup_eligible\" is text; expected true or false",
                "backup_state: never       ! backup_state: always  ! 8:15: \"backup_state\" is always; that needs backup_eligible: true",
                "backup_state: never       ! backup_state: after_sync ! 8:15: \"backup_state\" is after_sync; that needs backup_eligible: true",
                "backup_state: never       ! backup_state: false   ! 8:15: \"backup_state\" is \"false\"; known: never, always, after_sync",
                "credential_id_length: 48  ! credential_id_length: 8    ! 10:23: \"credential_id_length\" is 8; expected a number of bytes from 16 to 1023",
                "credential_id_length: 48  ! credential_id_length: 1024 ! 10:23: \"credential_id_length\" is 1024; expected a number of bytes from 16 to 1023",
                "credential_id_length: 48  ! credential_id_length: many ! 10:23: \"credential_id_length\" is \"many\"; expected a whole number, for example 1000",
                "counter: counting         ! name: twice           ! 9:1: key \"name\" a second time in the same map; remove one",
                "counter: counting         ! # counter             ! 1:1: missing \"counter\"; add \"counter: ...\" here",
                "counter: counting         ! counter: countng      ! 9:10: \"counter\" is \"countng\"; did you mean \"counting\"? (known: always_zero, counting, global)",
            })
    void anErrorNamesFileLineAndColumn(String good, String bad, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", GOOD.replace(good, bad)))
                .withMessage("m.yaml:" + message);
    }

    @Test
    void whatIsNoMapIsRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", GOOD.replace("counting", "[")))
                .withMessageStartingWith("m.yaml:11:18: not YAML: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", ""))
                .withMessageStartingWith("m.yaml:1:1: is empty; ");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> AuthenticatorModels.parse("m.yaml", "- a"))
                .withMessage("m.yaml:1:1: \"document\" is a list; expected a map");
    }
}
