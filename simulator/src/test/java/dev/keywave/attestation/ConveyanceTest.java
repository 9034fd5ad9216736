package dev.keywave.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.crypto.CryptoChoice;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Which statement a relying party gets: what it wishes, what the model has, what the client lets through. */
final class ConveyanceTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CBORMapper CBOR = new CBORMapper();
    private static final AttestingClient CLIENT = new AttestingClient(CryptoChoice.AUTO);
    private static final Webauthn4jAttestationJudge JUDGE = new Webauthn4jAttestationJudge(CLIENT.authority.root());
    private static final String NO_AAGUID = "00000000000000000000000000000000";
    private static final String AAGUID = AttestingClient.AAGUID.replace("-", "");

    @ParameterizedTest
    @CsvSource({"none, none", "indirect, tpm", "direct, tpm", "enterprise, tpm"})
    void aStatementIsPassedOnUnlessNoneIsWanted(String conveyance, String format) {
        JsonNode attestation = attestation(AttestingClient.model("tpm, none", "ES256"), conveyance);

        assertThat(attestation.path("fmt").asString()).isEqualTo(format);
        assertThat(attestation.path("attStmt").isEmpty()).isEqualTo(format.equals("none"));
        assertThat(aaguid(attestation)).isEqualTo(AAGUID);
    }

    @ParameterizedTest
    @CsvSource({
        "'apple', apple",
        "'fido-u2f,tpm', fido-u2f",
        "'android-safetynet,tpm', tpm",
        "'android-key', packed",
        "'', packed",
    })
    void theRelyingPartysLikingLeadsAmongWhatTheModelHas(String liked, String format) {
        AuthenticatorModel model = AttestingClient.model("packed, tpm, fido-u2f, apple", "ES256");
        String[] formats = liked.isEmpty() ? new String[0] : liked.split(",");

        assertThat(attestation(model, "direct", formats).path("fmt").asString()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"'fido-u2f, packed', EdDSA, packed", "'tpm, apple, none', EdDSA, none", "apple, RS256, none"})
    void aFormatThatCannotAttestTheKeyGivesWay(String formats, String algorithm, String format) {
        AuthenticatorModel model = AttestingClient.model(formats, "ES256, EdDSA, RS256");
        AuthenticatorModel preferring = AttestingClient.model(formats, algorithm + ", ES256");

        assertThat(attestation(model, "direct").path("fmt").asString()).isEqualTo(formats.split(",", -1)[0]);
        assertThat(attestation(preferring, "direct").path("fmt").asString()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "none"})
    void aU2fKeyHasNoAaguid(String conveyance) {
        assertThat(aaguid(attestation(AttestingClient.model("fido-u2f", "ES256"), conveyance)))
                .isEqualTo(NO_AAGUID);
    }

    @Test
    void enterpriseAttestationTellsTheDevice() throws Exception {
        AuthenticatorModel model = AttestingClient.model("packed", "ES256", "packed_attestation: enterprise");

        assertThat(serialNumber(model, "direct")).isNull();
        assertThat(serialNumber(AttestingClient.model("packed", "ES256", "packed_attestation: basic"), "enterprise"))
                .isNull();
        byte[] serial = serialNumber(model, "enterprise");
        // OCTET STRING { OCTET STRING { 12 bytes } }
        assertThat(serial).hasSize(16).startsWith(4, 14, 4, 12);
        assertThat(serialNumber(model, "enterprise")).isNotEqualTo(serial);

        MemorySlot slot = new MemorySlot(4711);
        String options =
                """
                {"rp":{"id":"example.com","name":"E"},"user":{"id":"AQID","name":"a","displayName":"a"},"challenge":"%s",
                 "pubKeyCredParams":[{"type":"public-key","alg":-7}],"attestation":"enterprise"}""".formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(AttestingClient.CHALLENGE));
        X509Certificate first = certificate(CLIENT.register(model, slot, options, AttestingClient.ORIGIN));
        X509Certificate again = certificate(CLIENT.register(model, slot, options, AttestingClient.ORIGIN));
        assertThat(again.getTBSCertificate()).isEqualTo(first.getTBSCertificate());
    }

    @Test
    void aCompoundHoldsTheModelsOtherFormatsInTheirOrder() {
        AuthenticatorModel model =
                AttestingClient.model("compound, tpm, packed, apple, none", "ES256", "packed_attestation: basic");
        JsonNode attestation = attestation(model, "direct");

        assertThat(attestation.path("fmt").asString()).isEqualTo("compound");
        assertThat(attestation
                        .path("attStmt")
                        .valueStream()
                        .map(part -> part.path("fmt").asString()))
                .containsExactly("tpm", "packed", "apple");
        assertThat(attestation.path("attStmt").valueStream())
                .allSatisfy(part -> assertThat(part.propertyNames()).containsExactly("fmt", "attStmt"));
        // apple cannot attest P-384, and one part alone is no compound
        assertThat(attestation(AttestingClient.model("compound, apple, packed, none", "ES384, ES256"), "direct")
                        .path("fmt")
                        .asString())
                .isEqualTo("packed");
    }

    private static byte @Nullable [] serialNumber(AuthenticatorModel model, String conveyance) throws Exception {
        String response = CLIENT.register(model, conveyance);
        JUDGE.judge(response);
        return certificate(response).getExtensionValue("1.3.6.1.4.1.45724.1.1.2");
    }

    private static X509Certificate certificate(String response) {
        PackedAttestationStatement statement = (PackedAttestationStatement)
                Objects.requireNonNull(JUDGE.judge(response).getAttestationObject())
                        .getAttestationStatement();
        return Objects.requireNonNull(statement.getX5c())
                .getEndEntityAttestationCertificate()
                .getCertificate();
    }

    private static JsonNode attestation(AuthenticatorModel model, String conveyance, String... formats) {
        JsonNode response = JSON.readTree(CLIENT.register(model, conveyance, formats));
        return CBOR.readTree(Base64.getUrlDecoder()
                .decode(response.path("response").path("attestationObject").asString()));
    }

    private static String aaguid(JsonNode attestation) {
        return HexFormat.of().formatHex(attestation.path("authData").binaryValue(), 37, 53);
    }
}
