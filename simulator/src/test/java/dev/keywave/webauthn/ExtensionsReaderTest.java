package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtensionsReaderTest {

    @Test
    void theExtensionsOfARegistrationAreRead() throws Exception {
        AuthenticationExtensionsClientInputs inputs = ofRegistration("""
                {"credProps": true, "credentialProtectionPolicy": "userVerificationRequired",
                 "enforceCredentialProtectionPolicy": true, "minPinLength": true, "hmacCreateSecret": true, "uvm": true,
                 "prf": {"eval": {"first": "AQID", "second": "BA"}, "other": 1},
                 "largeBlob": {"support": "required"}, "appidExclude": "https://example.com",
                 "appid": 7, "unknown": {"prf": []}}""");

        assertThat(inputs.credProps() && inputs.minPinLength() && inputs.hmacCreateSecret() && inputs.uvm())
                .isTrue();
        assertThat(inputs.credentialProtectionPolicy())
                .isEqualTo(CredentialProtectionPolicy.USER_VERIFICATION_REQUIRED);
        assertThat(inputs.enforceCredentialProtectionPolicy()).isTrue();
        PrfValues eval =
                Objects.requireNonNull(Objects.requireNonNull(inputs.prf()).eval());
        assertThat(eval.first()).containsExactly(1, 2, 3);
        assertThat(eval.second()).containsExactly(4);
        assertThat(Objects.requireNonNull(inputs.largeBlob()).required()).isTrue();
        assertThat(inputs.appidExclude()).isEqualTo("https://example.com");
        assertThat(inputs.appid()).isNull();
    }

    @Test
    void theExtensionsOfAnAuthenticationAreRead() throws Exception {
        AuthenticationExtensionsClientInputs inputs = ofAuthentication("""
                {"prf": {"evalByCredential": {"_-8": {"first": "AQ"}}, "eval": {"first": "Ag"}},
                 "largeBlob": {"read": true}, "appid": "https://example.com/appid.json", "uvm": true,
                 "credProps": true, "minPinLength": true}""");

        PrfInputs prf = Objects.requireNonNull(inputs.prf());
        assertThat(Objects.requireNonNull(prf.of(new byte[] {-1, -17})).first()).containsExactly(1);
        assertThat(Objects.requireNonNull(prf.of(new byte[] {0})).first()).containsExactly(2);
        assertThat(Objects.requireNonNull(inputs.largeBlob()).read()).isTrue();
        assertThat(inputs.appid()).isEqualTo("https://example.com/appid.json");
        assertThat(inputs.credProps() || inputs.minPinLength()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"unknown\": {\"a\": [1]}}",
                "{\"credProps\": false, \"prf\": null, \"largeBlob\": null}",
                "{\"credentialProtectionPolicy\": null, \"minPinLength\": 0, \"uvm\": \"\"}"
            })
    void whatAsksForNothingIsNoExtension(String extensions) throws Exception {
        assertThat(ofRegistration(extensions)).isSameAs(AuthenticationExtensionsClientInputs.NONE);
        assertThat(ofAuthentication(extensions)).isSameAs(AuthenticationExtensionsClientInputs.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"credProps\"                                       ! extensions_malformed",
                "1                                                   ! extensions_malformed",
                "{\"credentialProtectionPolicy\": \"strict\"}        ! credential_protection_policy_malformed",
                "{\"credentialProtectionPolicy\": 3}                 ! credential_protection_policy_malformed",
                "{\"appidExclude\": true}                            ! appid_exclude_malformed",
                "{\"prf\": true}                                     ! prf_malformed",
                "{\"prf\": {\"eval\": []}}                           ! prf_malformed",
                "{\"prf\": {\"eval\": {\"second\": \"AQ\"}}}         ! prf_malformed",
                "{\"prf\": {\"eval\": {\"first\": \"A Q\"}}}         ! prf_not_base64url",
                "{\"prf\": {\"eval\": {\"first\": \"AQ==\"}}}        ! prf_not_base64url",
                "{\"prf\": {\"evalByCredential\": {}}}               ! prf_eval_by_credential_unexpected",
                "{\"largeBlob\": \"required\"}                       ! large_blob_malformed",
                "{\"largeBlob\": {\"support\": 1}}                   ! large_blob_malformed",
                "{\"largeBlob\": {\"read\": true}}                   ! large_blob_read_or_write_unexpected",
                "{\"largeBlob\": {\"write\": \"AQ\"}}                ! large_blob_read_or_write_unexpected"
            })
    void malformedExtensionsOfARegistrationHaveAReasonEach(String extensions, String reason) {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> ofRegistration(extensions))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.detail()).isNotBlank().doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{\"appid\": {}}                                                     ! appid_malformed",
                "{\"prf\": {\"evalByCredential\": []}}                               ! prf_malformed",
                "{\"prf\": {\"evalByCredential\": {\"+\": {\"first\": \"AQ\"}}}}     ! prf_eval_by_credential_key_unknown",
                "{\"prf\": {\"evalByCredential\": {\"AQ\": {\"first\": \"AQ\"}}}}    ! prf_eval_by_credential_key_unknown",
                "{\"prf\": {\"evalByCredential\": {\"\": {\"first\": \"AQ\"}}}}      ! prf_eval_by_credential_key_unknown",
                "{\"prf\": {\"evalByCredential\": {\"_-8\": {\"first\": 1}}}}        ! prf_not_base64url",
                "{\"largeBlob\": {\"support\": \"preferred\"}}                       ! large_blob_support_unexpected",
                "{\"largeBlob\": {\"read\": false, \"write\": \"AQ\"}}               ! large_blob_read_and_write",
                "{\"largeBlob\": {\"write\": \"*\"}}                                 ! large_blob_not_base64url"
            })
    void malformedExtensionsOfAnAuthenticationHaveAReasonEach(String extensions, String reason) {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(() -> ofAuthentication(extensions))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void whatIsMeantForOneCredentialNeedsAllowCredentials() {
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(
                        () -> PublicKeyCredentialRequestOptions.parse(utf8("{\"challenge\": \"AAAAAAAAAAAAAAAAAAAAAA\","
                                + "\"extensions\": {\"prf\": {\"evalByCredential\": {\"AQ\": {\"first\": \"AQ\"}}}}}")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("prf_eval_by_credential_unexpected"));
        assertThatExceptionOfType(InvalidOptionsException.class)
                .isThrownBy(
                        () -> PublicKeyCredentialRequestOptions.parse(utf8("{\"challenge\": \"AAAAAAAAAAAAAAAAAAAAAA\","
                                + "\"extensions\": {\"largeBlob\": {\"write\": \"AQ\"}}}")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("large_blob_write_needs_one_credential"));
    }

    private static AuthenticationExtensionsClientInputs ofRegistration(String extensions)
            throws InvalidOptionsException {
        return PublicKeyCredentialCreationOptions.parse(utf8("""
                        {"rp": {"name": ""}, "user": {"id": "AQ", "name": "", "displayName": ""},
                         "challenge": "AAAAAAAAAAAAAAAAAAAAAA", "pubKeyCredParams": [], "extensions": %s}""".formatted(extensions)))
                .extensions();
    }

    private static AuthenticationExtensionsClientInputs ofAuthentication(String extensions)
            throws InvalidOptionsException {
        return PublicKeyCredentialRequestOptions.parse(utf8("""
                        {"challenge": "AAAAAAAAAAAAAAAAAAAAAA", "extensions": %s,
                         "allowCredentials": [{"type": "public-key", "id": "_-8"}]}""".formatted(extensions)))
                .extensions();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
