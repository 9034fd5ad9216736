package dev.keywave.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gatling itself, in this process, against the embedded relying party. */
final class PasskeySimulationTest {

    private RelyingPartyServer server;

    @BeforeEach
    void start() {
        server = RelyingPartyServer.start(RelyingPartyConfig.builder().loops(1).build());
        System.setProperty("keywave.test.target", server.origin());
    }

    @AfterEach
    void stop() {
        server.close();
        System.clearProperty("keywave.test.target");
    }

    @Test
    void usersRegisterAndLogInByRequestsWrittenByHand(@TempDir Path folder) throws IOException {
        GatlingRun run = GatlingRun.of(RegisterThenLogIn.class, folder);

        assertThat(run.log()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(server.statistics().registrationsAccepted()).isEqualTo(20);
        assertThat(server.statistics().authenticationsAccepted()).isEqualTo(40);
    }

    @Test
    void webauthn4jTestLogsInBehindTheSameWords(@TempDir Path folder) throws IOException {
        System.setProperty("keywave.test.webauthn4j", "true");
        GatlingRun run = GatlingRun.of(RegisterThenLogIn.class, folder);
        System.clearProperty("keywave.test.webauthn4j");

        assertThat(run.log()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(server.statistics().authenticationsAccepted()).isEqualTo(40);
    }

    @Test
    void whatGoesWrongIsAKoWithAReasonAndNoExceptionInTheLog(@TempDir Path folder) throws IOException {
        GatlingRun run = GatlingRun.of(BadCeremonies.class, folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.log())
                .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
        assertThat(run.results())
                .contains("no user: feed(passkeyUsers()...) before, or name one with user(...)")
                .contains("no credential")
                .contains("No attribute named 'nowhere' is defined")
                .contains("options that are not JSON")
                .contains("options: challenge_missing")
                .contains("no such user: its number is not from 0 to below passkeys().users")
                .contains("no such device: its number is not from 0 to below passkeys().authenticatorsPerUser")
                .contains("credential in use")
                .contains("population exhausted: every user of the kind that was asked for is held");
    }

    @Test
    void aWrongWordEndsTheRunBeforeItStartsWithOneLine(@TempDir Path folder) {
        assertThatThrownBy(() -> GatlingRun.of(UnknownModel.class, folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("passkeys().models")
                .hasMessageContaining("windows-hello")
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
    }
}
