package dev.keywave.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class CredentialViewTest {

    @Test
    void itsTextIsTheJson() {
        CredentialView view = assertion();

        assertThat(view).hasToString(new String(view.json(), StandardCharsets.UTF_8));
        assertThat(view.toString())
                .startsWith("{\"id\":\"AQ\",\"rawId\":\"AQ\"")
                .contains("\"response\":{\"clientDataJSON\":\"Ag\"");
    }

    @Test
    void itsMembersAreThereByTheirJsonNames() {
        assertThat(assertion())
                .containsEntry("id", "AQ")
                .containsEntry("type", "public-key")
                .containsEntry("clientExtensionResults", "{}")
                .extractingByKey("response", InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("signature", "BA")
                .containsEntry("userHandle", "BQ")
                .doesNotContainKey("attestationObject");
    }

    @Test
    void aRegistrationHasAttestationAndTransports() {
        byte[] one = {1};
        CredentialView view = new CredentialView(new RegistrationResponse(
                one,
                AuthenticatorAttachment.PLATFORM,
                List.of("internal"),
                one,
                new byte[] {6},
                one,
                CoseAlgorithm.ES256,
                one,
                "{}"));

        assertThat(view.containsKey("response")).isTrue();
        assertThat(view)
                .extractingByKey("response", InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("attestationObject", "Bg")
                .containsEntry("publicKeyAlgorithm", "-7")
                .containsEntry("transports", List.of("internal"))
                .doesNotContainKey("signature");
    }

    private static CredentialView assertion() {
        return new CredentialView(new AuthenticationResponse(
                new byte[] {1},
                AuthenticatorAttachment.PLATFORM,
                new byte[] {2},
                new byte[] {3},
                new byte[] {4},
                new byte[] {5}));
    }
}
