package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.adapter;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static dev.keywave.gatling.PasskeyDsl.webauthn4j;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keywave.input.InputException;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can write wrong of an adapter ends the run before it starts, with one line. */
final class AdapterMistakesTest {

    private static Supplier<ChainBuilder> written = () -> ChainBuilder.EMPTY;
    private static PasskeyProtocolBuilder passkeys = passkeys().users(2);

    /** Whatever was written. */
    public static final class Mistaken extends Simulation {

        /** Sets it up. */
        public Mistaken() {
            setUp(scenario("mistaken").exec(written.get()).injectOpen(atOnceUsers(1)))
                    .protocols(http.baseUrl("http://localhost:1"), passkeys);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void anUnknownAdapterIsNamedWithTheNearest() {
        assertThat(told(() -> adapter("keycloak-passkeys").register()))
                .startsWith("unknown adapter \"keycloak-passkeys\"; did you mean")
                .contains("keycloak-passkey");
    }

    @Test
    void anErrorInAFileHasItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), "adapter: own\nflows:\n  register:\n    - gte: /x\n");
        assertThat(told(() -> adapter(file.toString()).register())).startsWith(file + ":4:7: ");
    }

    @Test
    void aFlowThatTheAdapterHasNotIsTold() {
        assertThat(told(() -> adapter("fido-conformance").password()))
                .startsWith("adapter fido-conformance has no password flow")
                .contains("register", "authenticate");
    }

    @Test
    void aMissingSecretIsTold() {
        assertThat(told(() -> adapter("hanko").register()))
                .startsWith("adapter hanko needs the secret \"")
                .contains("passkeys().secret(");
    }

    @Test
    void anUnknownVariableIsTold() {
        assertThat(told(() -> adapter("keycloak-passkey").var("relm", "x").register()))
                .contains("has no variable \"relm\"", "realm");
    }

    @Test
    void anUnknownAttackIsNamedWithTheNearest() {
        assertThat(told(() -> adapter("fido-conformance").attack("authentication-origin-of-atacker")))
                .startsWith("unknown attack \"authentication-origin-of-atacker\"; did you mean")
                .contains("authentication-origin-of-attacker");
    }

    @Test
    void anAttackThatTheAdapterCannotCarryIsTold() {
        assertThat(told(() -> adapter("keycloak-passkey").attack("registration-unknown-client-extension")))
                .startsWith(
                        "attack registration-unknown-client-extension needs an adapter that sends the whole credential");
    }

    @Test
    void aRelyingPartyElsewhereHasToBeAuthorised() {
        assertThat(told(() -> adapter("fido-conformance")
                        .target("http://192.0.2.1:8080")
                        .register()))
                .isEqualTo(
                        "target http://192.0.2.1:8080: 192.0.2.1 (192.0.2.1) is not on this machine; if its owner has"
                                + " agreed to the load, add passkeys().authorizedFor(\"192.0.2.1\")");
    }

    @Test
    void attacksByAnotherLibrarysAuthenticatorsAreRefused() {
        passkeys = passkeys().users(2).authenticator(webauthn4j());
        try {
            assertThat(told(() -> adapter("fido-conformance").attack("authentication-origin-of-attacker")))
                    .contains("attacks are made by Keywave's own authenticators");
        } finally {
            passkeys = passkeys().users(2);
        }
    }

    private String told(Supplier<ChainBuilder> mistake) {
        written = mistake;
        Throwable thrown = catchThrowable(() -> GatlingRun.of(Mistaken.class, folder));
        assertThat(thrown).isInstanceOf(InputException.class);
        assertThat(thrown.getStackTrace()).isEmpty();
        assertThat(thrown.getCause()).isNull();
        assertThat(thrown.getMessage()).doesNotContain("\n");
        return String.valueOf(thrown.getMessage());
    }
}
