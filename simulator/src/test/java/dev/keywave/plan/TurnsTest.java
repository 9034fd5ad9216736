package dev.keywave.plan;

import static dev.keywave.plan.Runs.authentication;
import static dev.keywave.plan.Runs.registration;
import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static dev.keywave.workload.CeremonyType.PASSWORD;
import static dev.keywave.workload.CeremonyType.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.farm.Turn;
import dev.keywave.input.InputException;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.population.Assignment;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.OpenWorkload;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phases that say exactly who does what. */
final class TurnsTest {

    @TempDir
    private Path folder;

    private static Phase turns(String name, double ratePerS, Turn... turns) {
        return Phase.turns(name, new Load.Turns(List.of(turns), ratePerS, Arrivals.CONSTANT, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theseUsersDoThatInThisOrder(int loops) throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start((path, body, out) -> {
            if (!path.contains("result")) {
                asked.add(path);
            }
            PasswordParty.accept(path, body, out);
        })) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.loops("test", loops);
            settings.only(List.of(turns(
                    "rehearsal",
                    20,
                    new Turn(7, REGISTRATION),
                    new Turn(3, PASSWORD),
                    new Turn(7, AUTHENTICATION),
                    new Turn(2, REGISTRATION),
                    new Turn(2, AUTHENTICATION),
                    new Turn(7, PASSWORD))));
            RunResult result = Runs.run(settings, party.uri());
            assertThat(asked)
                    .containsExactly(
                            "/register/options?7",
                            "/password?3",
                            "/login/options?7",
                            "/register/options?2",
                            "/login/options?2",
                            "/password?7");
            assertThat(registration(result).accepted()).isEqualTo(2);
            assertThat(authentication(result).accepted()).isEqualTo(2);
            assertThat(of(result).accepted()).isEqualTo(2);
        }
    }

    private static CeremonyFigures of(RunResult result) {
        return Objects.requireNonNull(result.ceremonies().get(PASSWORD));
    }

    @Test
    void whoIsBusyIsWaitedForByThemselvesAlone() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        CountDownLatch othersAreServed = new CountDownLatch(2);
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start((path, body, out) -> {
            asked.add(path);
            if (path.startsWith("/register/options?0")) {
                await(othersAreServed);
            } else if (path.startsWith("/password?1")) {
                othersAreServed.countDown();
            }
            PasswordParty.accept(path, body, out);
        })) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.loops("test", 1);
            settings.only(List.of(turns(
                    "rehearsal",
                    1_000,
                    new Turn(0, REGISTRATION),
                    new Turn(0, AUTHENTICATION),
                    new Turn(0, PASSWORD),
                    new Turn(1, PASSWORD),
                    new Turn(0, AUTHENTICATION),
                    new Turn(1, PASSWORD))));
            RunResult result = Runs.run(settings, party.uri());
            assertThat(asked.stream().filter(path -> path.endsWith("?0")))
                    .containsExactly(
                            "/register/options?0",
                            "/register/result?0",
                            "/login/options?0",
                            "/login/result?0",
                            "/password?0",
                            "/login/options?0",
                            "/login/result?0");
            assertThat(authentication(result).accepted()).isEqualTo(2);
            assertThat(of(result).accepted()).isEqualTo(3);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void turnsOfSomebodyWhoNeverEndsAreUnfinished() throws Exception {
        CountDownLatch runIsOver = new CountDownLatch(1);
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start((path, body, out) -> {
            if (path.endsWith("?0")) {
                await(runIsOver);
            }
            PasswordParty.accept(path, body, out);
        })) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.grace("test", "300ms");
            settings.only(List.of(turns(
                    "rehearsal",
                    1_000,
                    new Turn(0, PASSWORD),
                    new Turn(0, PASSWORD),
                    new Turn(0, REGISTRATION),
                    new Turn(1, PASSWORD))));
            RunResult result = Runs.run(settings, party.uri());
            runIsOver.countDown();
            assertThat(of(result).accepted()).isEqualTo(1);
            assertThat(of(result).unfinished()).isEqualTo(2);
            assertThat(registration(result).unfinished()).isEqualTo(1);
        }
    }

    @Test
    void aTurnThatCannotBeTakenFailsWithItsReason() throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(PasswordParty::accept)) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.only(List.of(turns(
                    "rehearsal",
                    20,
                    new Turn(4, AUTHENTICATION),
                    new Turn(4, REGISTRATION),
                    new Turn(4, REGISTRATION),
                    new Turn(4, AUTHENTICATION))));
            RunResult result = Runs.run(settings, party.uri());
            assertThat(authentication(result).reasons()).containsExactly(Map.entry("no_registered_user", 1L));
            assertThat(authentication(result).accepted()).isEqualTo(1);
            assertThat(registration(result).reasons()).containsExactly(Map.entry("user_already_registered", 1L));
            assertThat(registration(result).accepted()).isEqualTo(1);
        }
    }

    @Test
    void phasesOfOtherLoadsFindTheUsersAsTurnsLeftThem() throws Exception {
        List<AuthenticatorModel> models =
                List.of(AuthenticatorModels.byName("security-key"), AuthenticatorModels.byName("synced-passkey"));
        int[] first = new int[30];
        int[] second = new int[30];
        for (int user = 0; user < 30; user++) {
            first[user] = user % 2;
            second[user] = user < 5 ? 0 : Assignment.NONE;
        }
        List<Turn> turns = new ArrayList<>();
        for (long user = 0; user < 5; user++) {
            turns.add(new Turn(user, REGISTRATION));
            turns.add(new Turn(user, REGISTRATION));
            turns.add(new Turn(user, AUTHENTICATION));
        }
        CeremonyMix mix = CeremonyMix.weighted(Map.of(AUTHENTICATION, 90.0, REGISTRATION, 10.0));
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            RunSettings settings = Runs.small();
            settings.users("test", 30);
            settings.seed("20261123");
            settings.authenticators(AuthenticatorMix.assigned(models, Assignment.of(first, second)));
            settings.only(List.of(
                    Phase.turns("rehearsal", new Load.Turns(turns, 100, Arrivals.CONSTANT, 1)),
                    Phase.enrolment("rest", 200, Arrivals.CONSTANT, 10, 2),
                    Phase.mixed("peak", mix, OpenWorkload.constantRate(100, 500_000_000, Arrivals.CONSTANT, 3))));
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            // two each of five, five more of the first ten, and those of the mix
            long ofMix = registration(result).intended() - 15;
            assertThat(ofMix).isPositive();
            assertThat(registration(result).accepted()).isEqualTo(15 + ofMix);
            assertThat(authentication(result).accepted())
                    .isEqualTo(authentication(result).intended())
                    .isEqualTo(5 + 50 - ofMix);
        }
    }

    @Test
    void aTurnOfNobodyIsRefused() {
        RunSettings settings = Runs.small();
        settings.only(List.of(turns("rehearsal", 10, new Turn(20, PASSWORD))));
        assertThatThrownBy(settings::build)
                .isInstanceOf(InputException.class)
                .hasMessage("phase rehearsal: a turn of user 20, there are 20, from 0 on; raise the users");
    }
}
