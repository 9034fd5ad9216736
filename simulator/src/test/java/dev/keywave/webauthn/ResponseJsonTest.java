package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class ResponseJsonTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void aRegistrationResponseHasTheMembersOfLevel3() {
        JsonNode json = MAPPER.readTree(registration(true).toJson());

        assertThat(json).isEqualTo(MAPPER.readTree("""
                {"id": "_-8", "rawId": "_-8", "type": "public-key", "authenticatorAttachment": "platform",
                 "clientExtensionResults": {"credProps": {"rk": true}},
                 "response": {"clientDataJSON": "AQ", "authenticatorData": "Aw", "attestationObject": "Ag",
                              "publicKey": "BA", "publicKeyAlgorithm": -8, "transports": ["hybrid", "internal"]}}"""));
    }

    @Test
    void credPropsAnswersOnlyWhenAsked() {
        JsonNode json = MAPPER.readTree(registration(null).toJson());

        assertThat(json.get("clientExtensionResults").isEmpty()).isTrue();
        assertThat(registration(false).member("clientExtensionResults")).isEqualTo("{\"credProps\":{\"rk\":false}}");
    }

    @Test
    void anAuthenticationResponseHasTheMembersOfLevel3() {
        JsonNode json = MAPPER.readTree(authentication(new byte[] {5}).toJson());

        assertThat(json).isEqualTo(MAPPER.readTree("""
                {"id": "_-8", "rawId": "_-8", "type": "public-key", "authenticatorAttachment": "cross-platform",
                 "clientExtensionResults": {},
                 "response": {"clientDataJSON": "AQ", "authenticatorData": "Aw", "signature": "BA",
                              "userHandle": "BQ"}}"""));
    }

    @Test
    void withoutUserHandleTheMemberIsAbsentFromJsonAndEmptyByName() {
        AuthenticationResponse response = authentication(new byte[0]);

        assertThat(MAPPER.readTree(response.toJson()).get("response").has("userHandle"))
                .isFalse();
        assertThat(response.member("userHandle")).isEmpty();
    }

    @Test
    void theConformanceFormTellsTheExtensionResultsTwice() {
        for (PublicKeyCredential credential : List.of(registration(true), authentication(new byte[] {5}))) {
            ObjectNode conformance = (ObjectNode) MAPPER.readTree(credential.toConformanceJson());
            assertThat(conformance.remove("getClientExtensionResults"))
                    .isEqualTo(conformance.get("clientExtensionResults"));
            assertThat(conformance).isEqualTo(MAPPER.readTree(credential.toJson()));
        }
    }

    @Test
    void membersAreFoundByTheirJsonNames() {
        RegistrationResponse registration = registration(true);
        AuthenticationResponse authentication = authentication(new byte[] {5});

        assertThat(registration.member("rawId")).isEqualTo("_-8");
        assertThat(registration.member("attestationObject")).isEqualTo("Ag");
        assertThat(registration.member("publicKeyAlgorithm")).isEqualTo("-8");
        assertThat(registration.member("signature")).isNull();
        assertThat(registration.transports()).containsExactly("hybrid", "internal");
        assertThat(authentication.member("signature")).isEqualTo("BA");
        assertThat(authentication.member("type")).isEqualTo("public-key");
        assertThat(authentication.member("attestationObject")).isNull();
        assertThat(authentication.transports()).isEmpty();
    }

    private static RegistrationResponse registration(@Nullable Boolean credPropsRk) {
        return new RegistrationResponse(
                new byte[] {-1, -17},
                AuthenticatorAttachment.PLATFORM,
                List.of("hybrid", "internal"),
                new byte[] {1},
                new byte[] {2},
                new byte[] {3},
                CoseAlgorithm.EDDSA,
                new byte[] {4},
                credPropsRk == null
                        ? AuthenticationExtensionsClientOutputs.NONE
                        : new AuthenticationExtensionsClientOutputs()
                                .credProps(credPropsRk)
                                .toJson());
    }

    private static AuthenticationResponse authentication(byte[] userHandle) {
        return new AuthenticationResponse(
                new byte[] {-1, -17},
                AuthenticatorAttachment.CROSS_PLATFORM,
                new byte[] {1},
                new byte[] {3},
                new byte[] {4},
                userHandle);
    }
}
