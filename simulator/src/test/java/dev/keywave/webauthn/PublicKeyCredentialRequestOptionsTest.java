package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicKeyCredentialRequestOptionsTest {

    @Test
    void theConformanceApisOptionsAreRead() throws Exception {
        PublicKeyCredentialRequestOptions options = parse("""
                {"status": "ok", "errorMessage": "", "challenge": "AQID_-8", "timeout": 20000, "rpId": "example.com",
                 "allowCredentials": [{"id": "AAEC", "type": "public-key", "transports": ["usb", {"odd": [1]}]},
                                      {"id": "BBBB", "type": "no-such-type"}],
                 "userVerification": "required", "extensions": {"x": {"challenge": 5}}, "hints": []}""");

        assertThat(options.challenge().bytes()).containsExactly(1, 2, 3, 0xFF, 0xEF);
        assertThat(options.challenge().base64Url()).isEqualTo("AQID_-8");
        assertThat(options.timeoutMs()).isEqualTo(20_000);
        assertThat(options.rpId()).isEqualTo("example.com");
        assertThat(options.rpIdDefaulted()).isFalse();
        assertThat(options.allowCredentials()).containsExactly(new byte[] {0, 1, 2});
        assertThat(options.userVerification()).isEqualTo(UserVerificationRequirement.REQUIRED);
    }

    @Test
    void onlyTheChallengeIsNeeded() throws Exception {
        PublicKeyCredentialRequestOptions options = parse("{\"challenge\": \"AAAA\"}");

        assertThat(options.rpId()).isNull();
        assertThat(options.rpIdDefaulted()).isTrue();
        assertThat(options.allowCredentials()).isEmpty();
        assertThat(options.userVerification()).isEqualTo(UserVerificationRequirement.PREFERRED);
        assertThat(options.timeoutMs()).isZero();
    }

    @Test
    void nullsAndUnknownValuesCountAsNotGiven() throws Exception {
        PublicKeyCredentialRequestOptions options = parse("""
                {"challenge": "AAAA", "rpId": null, "allowCredentials": null, "timeout": null,
                 "userVerification": "not specified"}""");

        assertThat(options.rpIdDefaulted()).isTrue();
        assertThat(options.allowCredentials()).isEmpty();
        assertThat(options.userVerification()).isEqualTo(UserVerificationRequirement.PREFERRED);
    }

    @Test
    void clientDataWillRepeatTheChallengeInCanonicalForm() throws Exception {
        assertThat(parse("{\"challenge\": \"AAB\"}").challenge().base64Url()).isEqualTo("AAA");
    }

    @Test
    void aPartOfAnArrayIsRead() throws Exception {
        byte[] padded = "xx{\"challenge\":\"AAAA\"}yy".getBytes(StandardCharsets.UTF_8);

        assertThat(PublicKeyCredentialRequestOptions.parse(padded, 2, padded.length - 4)
                        .challenge()
                        .bytes())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "options_not_json                    | <html>",
                "options_not_json                    | ``",
                "options_not_json                    | {\"challenge\": \"AAAA\"",
                "options_not_json                    | {\"challenge\": \"AAAA\"} trailing",
                "options_not_an_object               | [\"challenge\"]",
                "options_not_an_object               | null",
                "challenge_missing                   | {}",
                "challenge_not_base64url             | {\"challenge\": null}",
                "challenge_not_base64url             | {\"challenge\": 5}",
                "challenge_not_base64url             | {\"challenge\": \"AAA=\"}",
                "challenge_not_base64url             | {\"challenge\": \"AA+/\"}",
                "challenge_not_base64url             | {\"challenge\": \"AAAAA\"}",
                "challenge_not_base64url             | {\"challenge\": \"AA A\"}",
                "rp_id_malformed                     | {\"challenge\": \"AAAA\", \"rpId\": {}}",
                "allow_credentials_malformed         | {\"challenge\": \"AAAA\", \"allowCredentials\": {}}",
                "allow_credentials_malformed         | {\"challenge\": \"AAAA\", \"allowCredentials\": [\"AAAA\"]}",
                "allow_credentials_malformed         | {\"challenge\": \"AAAA\", \"allowCredentials\": [{\"type\": \"public-key\"}]}",
                "allow_credentials_malformed         | {\"challenge\": \"AAAA\", \"allowCredentials\": [{\"id\": \"AAAA\"}]}",
                "allow_credentials_id_not_base64url  | {\"challenge\": \"AAAA\", \"allowCredentials\": [{\"id\": \"AA==\", \"type\": \"public-key\"}]}",
            })
    void malformedOptionsHaveAReason(String reason, String json) {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> parse(json))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.detail()).isNotBlank().doesNotContain("\n");
                    assertThat(e.getStackTrace()).isEmpty();
                });
    }

    private static PublicKeyCredentialRequestOptions parse(String json) throws InvalidOptionsException {
        return PublicKeyCredentialRequestOptions.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
