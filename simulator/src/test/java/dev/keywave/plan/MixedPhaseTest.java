package dev.keywave.plan;

import static dev.keywave.plan.Runs.authentication;
import static dev.keywave.plan.Runs.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.Stage;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.workload.CeremonyType;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registrations, logins and password sign-ins in one phase. */
final class MixedPhaseTest {

    @TempDir
    private Path folder;

    private static CeremonyFigures password(RunResult result) {
        return Objects.requireNonNull(result.ceremonies().get(CeremonyType.PASSWORD));
    }

    @Test
    void anyNumberOfLoopsComesToTheSameMix() throws Exception {
        RunResult one = mixed(1);
        RunResult three = mixed(3);
        long total = authentication(one).intended()
                + registration(one).intended()
                + password(one).intended();
        // 600 by the schedule, 100 registrations before
        assertThat(total).isEqualTo(700);
        for (CeremonyType type : CeremonyType.values()) {
            CeremonyFigures figures = Objects.requireNonNull(one.ceremonies().get(type));
            assertThat(Objects.requireNonNull(three.ceremonies().get(type)).intended())
                    .as(type.label())
                    .isEqualTo(figures.intended());
            assertThat(figures.accepted()).isEqualTo(figures.intended());
        }
        // five standard deviations of binomial counts among 600
        assertThat(registration(one).intended() - 100).isBetween(60 - 37L, 60 + 37L);
        assertThat(password(one).intended()).isBetween(120 - 49L, 120 + 49L);
        assertThat(password(one).stagesNs().get(Stage.OPTIONS)).matches(h -> h.getTotalCount() == 0);
        assertThat(one.phases())
                .extracting(p -> p.phase() + " " + p.ceremony().label())
                .containsExactly(
                        "registration registration",
                        "authentication registration",
                        "authentication authentication",
                        "authentication password");
    }

    private RunResult mixed(int loops) throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(PasswordParty::accept)) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.users("test", 300);
            settings.enrolled("test", 100);
            settings.rate("test", "1200/s");
            settings.loops("test", loops);
            settings.mix("test", "authentication=70,registration=10,password=20");
            return Runs.run(settings, party.uri());
        }
    }

    @Test
    void whatVerifiesAcceptsAllOfAMixWithItsWarmUp() throws Exception {
        RunSettings settings = Runs.small();
        settings.users("test", 200);
        settings.enrolled("test", 50);
        settings.registerRate("test", "500/s");
        settings.mix("test", "authentication=90,registration=10");
        settings.warmUp("test", "250ms");
        settings.arrivals("test", "poisson");
        settings.seed("20261123");
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            assertThat(authentication(result).accepted())
                    .isEqualTo(authentication(result).intended())
                    .isGreaterThan(100);
            assertThat(registration(result).accepted())
                    .isEqualTo(registration(result).intended())
                    .isGreaterThan(55);
            assertThat(result.warmUpCeremonies()).isGreaterThan(20);
            assertThat(result.passed()).isTrue();
        }
    }

    @Test
    void aRegistrationTakesAUserWhoIsNotRegisteredAndEachOnce() throws Exception {
        Set<Long> enrolled = ConcurrentHashMap.newKeySet();
        ConcurrentLinkedQueue<Long> inTheMix = new ConcurrentLinkedQueue<>();
        ScriptedRelyingParty.Script refuseInTheMix = (path, body, out) -> {
            long user = PasswordParty.userOf(path);
            if (path.startsWith("/register/options") && enrolled.size() < 20) {
                enrolled.add(user);
            } else if (path.startsWith("/register/options")) {
                inTheMix.add(user);
            }
            boolean refused = path.startsWith("/register/result") && !enrolled.contains(user);
            if (refused) {
                out.write(ScriptedRelyingParty.json(400, "{}"));
            } else {
                PasswordParty.accept(path, body, out);
            }
        };
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(refuseInTheMix)) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.users("test", 120);
            settings.enrolled("test", "16.666667%");
            settings.mix("test", "authentication=80,registration=20");
            RunResult result = Runs.run(settings, party.uri());
            assertThat(enrolled).allMatch(user -> user < 20).hasSize(20);
            assertThat(inTheMix)
                    .doesNotHaveDuplicates()
                    .allMatch(user -> user >= 20)
                    .hasSizeGreaterThan(15);
            assertThat(registration(result).rejected()).isEqualTo(inTheMix.size());
            assertThat(authentication(result).accepted())
                    .isEqualTo(authentication(result).intended());
        }
    }

    @Test
    void whoeverFindsNobodyLeftToRegisterFailsAndHoldsNobodyUp() throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(PasswordParty::accept)) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.enrolled("test", 15);
            settings.concurrency("test", 5);
            settings.mix("test", "authentication=60,registration=30,password=10");
            RunResult result = Runs.run(settings, party.uri());
            assertThat(registration(result).accepted()).isEqualTo(20);
            assertThat(registration(result).failed())
                    .isEqualTo(registration(result).reasons().get("no_unregistered_user"))
                    .isPositive();
            assertThat(authentication(result).failed()).isZero();
            assertThat(authentication(result).accepted()).isGreaterThan(10);
        }
    }

    @Test
    void aPasswordWaitsForNobody() throws Exception {
        CountDownLatch passwords = new CountDownLatch(40);
        AtomicBoolean inTime = new AtomicBoolean();
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start((path, body, out) -> {
            if (path.startsWith("/login/options")) {
                // both users are busy meanwhile
                inTime.set(await(passwords));
            } else if (path.startsWith("/password")) {
                passwords.countDown();
            }
            PasswordParty.accept(path, body, out);
        })) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.users("test", 2);
            settings.mix("test", "authentication=50,password=50");
            RunResult result = Runs.run(settings, party.uri());
            assertThat(inTime).isTrue();
            assertThat(password(result).accepted())
                    .isEqualTo(password(result).intended())
                    .isGreaterThan(60);
            assertThat(authentication(result).accepted())
                    .isEqualTo(authentication(result).intended());
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aRefusedPasswordIsARejectionWithItsThreshold() throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start((path, body, out) -> {
            boolean even = PasswordParty.userOf(path) % 2 == 0;
            if (path.startsWith("/password") && even) {
                out.write(ScriptedRelyingParty.json(401, "{}"));
            } else {
                PasswordParty.accept(path, body, out);
            }
        })) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.mix("test", "password");
            settings.threshold("password.response_time.p99 < 10s");
            settings.threshold("password.rejected == 0");
            RunResult result = Runs.run(settings, party.uri());
            assertThat(password(result).intended()).isEqualTo(200);
            assertThat(password(result).rejected()).isBetween(40L, 160L);
            assertThat(password(result).reasons()).containsKey("status_401");
            assertThat(result.thresholds())
                    .extracting(verdict -> verdict.passed())
                    .startsWith(true, false);
        }
    }

    @Test
    void attacksAndRacesAreMadeAmongTheLogins() throws Exception {
        RunSettings settings = Runs.small();
        settings.users("test", 120);
        settings.enrolled("test", 40);
        settings.seed("20261123");
        settings.mix("test", "authentication=90,registration=10");
        settings.behaviour().attacks("test", "10%");
        settings.behaviour().races("test", "10%");
        settings.behaviour().life("test", "replaced=5%,left=2%");
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            assertThat(result.adversary().allAttacks().sent()).isBetween(1L, 50L);
            assertThat(result.adversary().allRaces()).isPositive();
            assertThat(registration(result).reasons()).containsKey("authenticator_replaced");
            assertThat(registration(result).accepted()).isGreaterThan(45);
            assertThat(authentication(result).accepted()).isGreaterThan(80);
        }
    }

    @Test
    void tooFewUsersForAMixAreRefusedBeforeItWithTheirNumber() throws Exception {
        RunSettings settings = PasswordParty.settings(folder);
        settings.users("test", 100);
        settings.enrolled("test", 90);
        settings.loops("test", 1);
        settings.mix("test", "authentication=90,registration=10");
        assertThatThrownBy(() -> Runs.prepare(settings, URI.create("http://localhost:9")))
                .isInstanceOf(InputException.class)
                // 20 expected of 200, and 4 standard deviations of 4.24
                .hasMessage(
                        "phase authentication: its mix registers some 20 users, those of mixes before it included, 37"
                                + " to be safe, but only 10 of the 100 users are left unregistered; have 127 users, or let fewer"
                                + " enrol before (--enrolled)");
    }

    @Test
    void eachLoopNeedsItsOwnMarginOfUsers() {
        // 20, and 4 standard deviations of 4.47; then 4 times 5, and 4 of 2.24
        assertThat(MixedRegistrations.usersFor(20, 1)).isEqualTo(38);
        assertThat(MixedRegistrations.usersFor(20, 4)).isEqualTo(4 * 14);
    }

    @Test
    void anAdapterWithoutPasswordsIsRefusedWithWhatToDo() {
        RunSettings settings = Runs.small();
        settings.mix("test", "authentication=90,password=10");
        assertThatThrownBy(() -> Runs.prepare(settings, URI.create("http://localhost:9")))
                .isInstanceOf(InputException.class)
                .hasMessage("adapter fido-conformance knows no passwords: it has no password flow; add one to a copy of"
                        + " it ('keywave adapters show'), or leave password out of the mix");
    }

    @Test
    void wrongMixesAreErrorsInOneLine() {
        RunSettings settings = Runs.small();
        for (String wrong : List.of("authentication=90,pasword=10", "password=-1", "password=0", "login", "")) {
            assertThatThrownBy(() -> settings.mix("--mix", wrong))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("--mix: \"" + wrong + "\"")
                    .message()
                    .doesNotContain("\n");
        }
    }
}
