package dev.keywave.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every ready simulation, small, on the embedded relying party: what was injected is what Gatling's log has. */
final class SimulationsTest {

    private static final String OPTIONS = "POST /assertion/options";
    private static final String RESULT = "POST /assertion/result";
    private static final String GET = "passkey get";
    private static final String CREATE = "passkey create";

    @TempDir
    private Path results;

    @Test
    void registrationSurge() throws IOException {
        SmallRun run = run(RegistrationSurge.class, "rate", "10/s", "for", "2s");
        // a fifth of two seconds is none, so that the surge is there at once
        assertCeremonies(run, "registration", 20, "POST /attestation/options", CREATE, "POST /attestation/result");
    }

    @Test
    void loginPeak() throws IOException {
        SmallRun run = run(LoginPeak.class, "users", "40", "rate", "20/s", "for", "2s");
        assertThat(run.log().groups()).containsExactly("login");
        long logins = run.log().groupsOk("login");
        assertThat(logins).isBetween(10L, 40L);
        assertCeremonies(run, "login", logins, OPTIONS, GET, RESULT);
    }

    @Test
    void rolloutWaves() throws IOException {
        SmallRun run = run(RolloutWaves.class, "for", "1s", "scale", "16");
        assertThat(run.log().groups()).contains("office: authentication", "workshop: authentication");
        assertThat(run.log().groups()).anyMatch(group -> group.endsWith(": registration"));
        assertThat(run.log().groups()).anyMatch(group -> group.endsWith(": password"));
        assertAllOk(run);
    }

    @Test
    void spike() throws IOException {
        SmallRun run = run(Spike.class, "users", "60", "rate", "4/s", "spike", "30/s", "for", "3s");
        assertCeremonies(run, "login", 4 + 30 + 4, OPTIONS, GET, RESULT);
    }

    @Test
    void soak() throws IOException {
        SmallRun run = run(Soak.class, "users", "40", "rate", "8/s", "for", "2s");
        assertCeremonies(run, "login, first half", 8, OPTIONS, GET, RESULT);
        assertCeremonies(run, "login, second half", 8, OPTIONS, GET, RESULT);
    }

    @Test
    void stepToCapacity() throws IOException {
        SmallRun run =
                run(StepToCapacity.class, "users", "60", "rate", "6/s", "steps", "2", "for", "1s", "at-least", "12/s");
        assertAllOk(run);
        assertThat(run.log().groups()).containsExactly("12/s", "6/s");
        assertThat(run.log().groupsOk("6/s")).isEqualTo(6);
        assertThat(run.log().groupsOk("12/s")).isEqualTo(12);
    }

    @Test
    void mixedJourney() throws IOException {
        SmallRun run = run(MixedJourney.class, "users", "40", "rate", "20/s", "for", "1s");
        assertThat(run.log().groups())
                .containsExactly(
                        "enrolling again, first device",
                        "enrolling again, second device",
                        "login after enrolling",
                        "login, first device",
                        "login, second device",
                        "password");
        assertThat(run.log().groupsOk("login, first device")).isEqualTo(14);
        assertThat(run.log().groupsOk("login, second device")).isEqualTo(3);
        assertThat(run.log().groupsOk("password")).isEqualTo(2);
        assertThat(run.log().groupsOk("enrolling again, first device")).isEqualTo(1);
        assertThat(run.log().groupsOk("login after enrolling")).isEqualTo(1);
        assertAllOk(run);
    }

    @Test
    void underAttack() throws IOException {
        SmallRun run = run(
                UnderAttack.class,
                "users=40 rate=20/s attacks=40% look-alikes=10% for=1s trace=100% metrics=0 metrics-linger=1ms"
                        .split("[ =]"));
        assertCeremonies(run, "login", 10, OPTIONS, GET, RESULT);
        assertThat(run.log().groupsOk("attack")).isEqualTo(8);
        assertThat(run.log().groupsOk("look-alike")).isEqualTo(2);
    }

    @Test
    void keycloakLogin() throws IOException {
        SmallRun run = run(KeycloakLogin.class, "users", "40", "rate", "8/s", "for", "1s");
        assertThat(run.log().groupsOk("login")).isEqualTo(8);
        assertAllOk(run);
    }

    @Test
    void springSecurityLogin() throws IOException {
        SmallRun run = run(SpringSecurityLogin.class, "users", "40", "rate", "8/s", "for", "1s");
        assertCeremonies(
                run, "login", 8, "GET /login", "POST /webauthn/authenticate/options", GET, "POST /login/webauthn");
    }

    @Test
    void aGoalThatIsMissedFailsTheRun() throws IOException {
        SmallRun run = run(Spike.class, "users", "60", "rate", "2/s", "spike", "2/s", "for", "1s", "p99", "1ms");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.log().allKo()).as("a slow login is none that failed").isZero();
    }

    private SmallRun run(Class<? extends PasskeySimulation> simulation, String... settings) throws IOException {
        return SmallRun.of(simulation, results, settings);
    }

    /** Each ceremony is one group with one of each entry, and nothing failed. */
    private static void assertCeremonies(SmallRun run, String group, long count, String... entries) {
        assertAllOk(run);
        assertThat(run.log().groupsOk(group)).as(group).isEqualTo(count);
        assertThat(run.log().entries(group)).containsExactlyInAnyOrder(entries);
        for (String entry : entries) {
            assertThat(run.log().ok(group, entry)).as("%s / %s", group, entry).isEqualTo(count);
        }
    }

    private static void assertAllOk(SmallRun run) {
        assertThat(run.log().errors()).isEmpty();
        assertThat(run.log().allKo()).isZero();
        assertThat(run.code()).isZero();
    }
}
