package dev.keywave.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.RegistrationData;
import com.yubico.webauthn.RegistrationResult;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.crypto.CryptoChoice;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every format with every algorithm that it can attest, judged by webauthn4j and by Yubico's library, both strict and both
 * with the authority's root as their only trust anchor.
 */
final class AcceptedStatementsTest {

    private static final AttestingClient CLIENT = new AttestingClient(CryptoChoice.AUTO);
    private static final Webauthn4jAttestationJudge WEBAUTHN4J =
            new Webauthn4jAttestationJudge(CLIENT.authority.root());
    private static final YubicoAttestationJudge YUBICO = new YubicoAttestationJudge(CLIENT.authority.root());

    @ParameterizedTest
    @CsvSource({
        "packed, ES256",
        "packed, EdDSA",
        "packed, RS256",
        "packed, ES384",
        "packed, ES512",
        "packed, PS256",
        "fido-u2f, ES256",
        "apple, ES256",
        "tpm, ES256",
        "tpm, RS256",
        "tpm, ES384",
        "tpm, ES512",
        "tpm, PS256",
        "android-key, ES256",
        "android-key, RS256",
        "android-key, ES384",
        "android-key, ES512",
    })
    void webauthn4jTracesItToTheRoot(String format, String algorithm) {
        RegistrationData data = WEBAUTHN4J.judge(CLIENT.register(model(format, algorithm), "direct"));

        assertThat(Objects.requireNonNull(data.getAttestationObject()).getFormat())
                .isEqualTo(format);
    }

    /** It knows no PS256, and takes android-key for valid unread but for untrusted. */
    @ParameterizedTest
    @CsvSource({
        "packed, ES256",
        "packed, EdDSA",
        "packed, RS256",
        "packed, ES384",
        "packed, ES512",
        "fido-u2f, ES256",
        "apple, ES256",
        "tpm, ES256",
        "tpm, RS256",
        "tpm, ES384",
        "tpm, ES512",
    })
    void yubicosLibraryTracesItToTheRoot(String format, String algorithm) throws Exception {
        RegistrationResult result = YUBICO.judge(CLIENT.register(model(format, algorithm), "direct"));

        assertThat(result.isAttestationTrusted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CryptoChoice.class)
    void everyCryptoProviderMakesThem(CryptoChoice choice) {
        AttestingClient client = new AttestingClient(choice);
        Webauthn4jAttestationJudge judge = new Webauthn4jAttestationJudge(client.authority.root());
        for (String format : new String[] {"packed", "fido-u2f", "tpm", "android-key", "apple"}) {
            judge.judge(client.register(model(format, "ES256"), "direct"));
        }
        judge.judge(client.register(model("tpm", "RS256"), "direct"));
    }

    private static AuthenticatorModel model(String format, String algorithm) {
        return format.equals("packed")
                ? AttestingClient.model(format, algorithm, "packed_attestation: basic")
                : AttestingClient.model(format, algorithm);
    }
}
