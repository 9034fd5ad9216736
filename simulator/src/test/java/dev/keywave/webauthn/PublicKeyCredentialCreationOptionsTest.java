package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicKeyCredentialCreationOptionsTest {

    private static final String RP = "\"rp\": {\"id\": \"example.com\", \"name\": \"Example\"}";
    private static final String USER = "\"user\": {\"id\": \"AQID\", \"name\": \"alice\", \"displayName\": \"Alice\"}";
    private static final String CHALLENGE = "\"challenge\": \"AAAA\"";
    private static final String PARAMS = "\"pubKeyCredParams\": [{\"type\": \"public-key\", \"alg\": -7}]";

    @Test
    void theConformanceApisOptionsAreRead() throws Exception {
        PublicKeyCredentialCreationOptions options = parse("""
                {"status": "ok", "errorMessage": "", "rp": {"id": "example.com", "name": "Example", "icon": {"a": [1]}},
                 "user": {"id": "AQID", "name": "alice", "displayName": "Älice"}, "challenge": "AAAA",
                 "pubKeyCredParams": [{"type": "public-key", "alg": -259}, {"alg": -8, "type": "public-key", "x": {}},
                                      {"type": "no-such-type", "alg": -7}],
                 "timeout": 60000, "excludeCredentials": [{"type": "public-key", "id": "BAUG"}],
                 "authenticatorSelection": {"residentKey": "required", "requireResidentKey": true,
                                            "userVerification": "discouraged", "authenticatorAttachment": "platform"},
                 "attestation": "direct", "attestationFormats": ["moon", "tpm", "packed"],
                 "extensions": {"other": {"credProps": false}, "credProps": true}}""");

        assertThat(options.rp()).isEqualTo(new PublicKeyCredentialRpEntity("example.com", "Example"));
        assertThat(options.user().id()).containsExactly(1, 2, 3);
        assertThat(options.user().displayName()).isEqualTo("Älice");
        assertThat(options.pubKeyCredParams()).containsExactly(CoseAlgorithm.EDDSA);
        assertThat(options.timeoutMs()).isEqualTo(60_000);
        assertThat(options.excludeCredentials()).containsExactly(new byte[] {4, 5, 6});
        assertThat(options.authenticatorSelection())
                .isEqualTo(new AuthenticatorSelectionCriteria(
                        AuthenticatorAttachment.PLATFORM,
                        ResidentKeyRequirement.REQUIRED,
                        true,
                        UserVerificationRequirement.DISCOURAGED));
        assertThat(options.attestation()).isEqualTo(AttestationConveyancePreference.DIRECT);
        assertThat(options.attestationFormats()).containsExactly(AttestationFormat.TPM, AttestationFormat.PACKED);
        assertThat(options.extensions().credProps()).isTrue();
        assertThat(options.rpIdDefaulted()).isFalse();
    }

    @Test
    void whatIsLeftOutHasTheSpecificationsDefaults() throws Exception {
        PublicKeyCredentialCreationOptions options =
                parse("{\"rp\": {}, \"user\": {\"id\": \"AQID\"}, %s, \"pubKeyCredParams\": []}".formatted(CHALLENGE));

        assertThat(options.rpIdDefaulted()).isTrue();
        assertThat(options.pubKeyCredParams()).containsExactly(CoseAlgorithm.ES256, CoseAlgorithm.RS256);
        assertThat(options.excludeCredentials()).isEmpty();
        assertThat(options.authenticatorSelection()).isEqualTo(AuthenticatorSelectionCriteria.DEFAULT);
        assertThat(options.attestation()).isEqualTo(AttestationConveyancePreference.NONE);
        assertThat(options.extensions().credProps()).isFalse();
    }

    @Test
    void unknownValuesCountAsNotGiven() throws Exception {
        PublicKeyCredentialCreationOptions options = parse("""
                {%s, %s, %s, %s, "attestation": "not specified", "attestationFormats": "packed", "extensions": [],
                 "authenticatorSelection": {"residentKey": "not specified", "requireResidentKey": "yes",
                     "userVerification": "not specified", "authenticatorAttachment": "not specified"}}""".formatted(RP, USER, CHALLENGE, PARAMS));

        assertThat(options.attestation()).isEqualTo(AttestationConveyancePreference.NONE);
        assertThat(options.authenticatorSelection()).isEqualTo(AuthenticatorSelectionCriteria.DEFAULT);
    }

    @Test
    void requireResidentKeyDecidesOnlyWithoutResidentKey() {
        assertThat(new AuthenticatorSelectionCriteria(null, null, true, UserVerificationRequirement.PREFERRED)
                        .effectiveResidentKey())
                .isEqualTo(ResidentKeyRequirement.REQUIRED);
        assertThat(new AuthenticatorSelectionCriteria(
                                null, ResidentKeyRequirement.DISCOURAGED, true, UserVerificationRequirement.PREFERRED)
                        .effectiveResidentKey())
                .isEqualTo(ResidentKeyRequirement.DISCOURAGED);
    }

    @Test
    void algorithmsThatKeywaveLacksLeaveAnEmptyList() throws Exception {
        String rs512 = PARAMS.replace("-7", "-259");

        assertThat(parse("{%s, %s, %s, %s}".formatted(RP, USER, CHALLENGE, rs512))
                        .pubKeyCredParams())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "options_not_json                     | {\"rp\": {",
                "challenge_missing                    | {<rp>, <user>, <params>}",
                "challenge_not_base64url              | {<rp>, <user>, <params>, \"challenge\": \"AA==\"}",
                "rp_missing                           | {<user>, <challenge>, <params>}",
                "rp_malformed                         | {\"rp\": \"example.com\"}",
                "rp_malformed                         | {\"rp\": {\"id\": 5}}",
                "user_missing                         | {<rp>, <challenge>, <params>}",
                "user_malformed                       | {\"user\": []}",
                "user_id_missing                      | {\"user\": {\"name\": \"alice\"}}",
                "user_id_not_base64url                | {\"user\": {\"id\": \"a+b/\"}}",
                "user_id_length_invalid               | {\"user\": {\"id\": \"\"}}",
                "user_id_length_invalid               | {\"user\": {\"id\": \"<65 bytes>\"}}",
                "pub_key_cred_params_missing          | {<rp>, <user>, <challenge>}",
                "pub_key_cred_params_malformed        | {\"pubKeyCredParams\": {}}",
                "pub_key_cred_params_malformed        | {\"pubKeyCredParams\": [-7]}",
                "pub_key_cred_params_malformed        | {\"pubKeyCredParams\": [{\"type\": \"public-key\", \"alg\": \"ES256\"}]}",
                "pub_key_cred_params_empty            | {\"pubKeyCredParams\": [{\"type\": \"other\", \"alg\": -7}]}",
                "exclude_credentials_malformed        | {\"excludeCredentials\": 1}",
                "exclude_credentials_malformed        | {\"excludeCredentials\": [{\"id\": \"AAAA\"}]}",
                "exclude_credentials_id_not_base64url | {\"excludeCredentials\": [{\"id\": \"A\", \"type\": \"public-key\"}]}",
            })
    void malformedOptionsHaveAReason(String reason, String pattern) {
        String json = pattern.replace("<rp>", RP)
                .replace("<user>", USER)
                .replace("<challenge>", CHALLENGE)
                .replace("<params>", PARAMS)
                .replace("<65 bytes>", "A".repeat(87));

        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> parse(json))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.detail()).isNotBlank().doesNotContain("\n");
                });
    }

    private static PublicKeyCredentialCreationOptions parse(String json) throws InvalidOptionsException {
        return PublicKeyCredentialCreationOptions.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
