package dev.keywave.plan;

import static dev.keywave.plan.Runs.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.farm.Load;
import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import dev.keywave.population.Population;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.workload.CeremonyType;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registering some of the users, and what plans say of that and of mixes. */
final class PartEnrolmentTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstUsersRegisterAndTheRestDoNotUntilTheyAreToo() throws Exception {
        Path file = folder.resolve("p.kw");
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            assertThat(enrol(file, "8", server)).isEqualTo(8);
            assertThat(registeredIn(file)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
            assertThat(enrol(file, "60%", server)).isEqualTo(4);
            assertThat(registeredIn(file)).hasSize(12);
            assertThat(enrol(file, "100%", server)).isEqualTo(8);
            assertThat(registeredIn(file)).hasSize(20);
        }
    }

    private static long enrol(Path file, String howMany, RelyingPartyServer server) throws Exception {
        RunSettings settings = Runs.small();
        settings.loops("test", 3);
        settings.registerOnly();
        settings.populationFile("test", file.toString());
        settings.enrolled("--enrolled", howMany);
        return registration(Runs.run(settings, URI.create(server.origin()))).accepted();
    }

    private static long[] registeredIn(Path file) {
        try (Population population = Population.openExisting(file)) {
            return LongStream.range(0, population.users())
                    .filter(population::registered)
                    .toArray();
        }
    }

    @Test
    void nobodyMayEnrolAtAll() throws Exception {
        try (ScriptedRelyingParty party = ScriptedRelyingParty.start(PasswordParty::accept)) {
            RunSettings settings = PasswordParty.settings(folder);
            settings.enrolled("test", 0);
            settings.mix("test", "authentication=50,password=50");
            var result = Runs.run(settings, party.uri());
            assertThat(registration(result).intended()).isZero();
            assertThat(Runs.authentication(result).reasons())
                    .containsOnlyKeys("no_registered_user")
                    .containsValue(Runs.authentication(result).intended());
        }
    }

    @Test
    void plansHaveMixesAndNumbersOfUsers() {
        RunPlan plan = PlanFile.read(YamlDocument.parse("plan.yaml", """
                population: {users: 1000}
                phases:
                  - {ceremony: registration, rate: 200/s, users: 800}
                  - {name: peak, mix: "authentication=90,registration=8,password=2", rate: 300/s, for: 30s}
                """)).build();
        assertThat(plan.phases().get(0).load())
                .isInstanceOfSatisfying(
                        Load.Enrolment.class, load -> assertThat(load.users()).isEqualTo(800));
        assertThat(plan.phases().get(1).mix().share(CeremonyType.REGISTRATION)).isEqualTo(0.08);
        assertThat(plan.configuration())
                .containsEntry(
                        "phase 1, registration", "each unregistered one of the first 800 users once at 200/s, constant")
                .containsEntry(
                        "phase 2, peak",
                        "open, 300/s, constant for 30.0 s, 8% registration, 90% authentication, 2% password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{mix: login=1, rate: 1/s, for: 1s} ! plan.yaml:2:11: \"login=1\" names \"login\"; known: authentication, registration, password",
                "{mix: password, ceremony: registration, rate: 1/s, for: 1s} ! plan.yaml:2:21: \"ceremony\" does not belong here: a phase is of one ceremony or of a mix; take one away",
                "{ceremony: authentication, rate: 1/s, for: 1s, users: 3} ! plan.yaml:2:52: \"users\" does not belong here: only a phase of registration has a number of users; leave it out",
                "{ceremony: registration, rate: 1/s, users: many} ! plan.yaml:2:48: \"many\" is neither a number of users nor a share of them; write for example 800 or 80%",
                "{ceremony: registration, rate: 1/s, users: -1} ! plan.yaml:2:48: -1 users to register; write 0 or more",
                "{ceremony: registration, rate: 1/s, users: 2000} ! plan.yaml:2:48: 2000 users cannot register, there are 1000; raise the users or register fewer",
                "{ceremony: password, rate: 1/s, for: 1s} ! plan.yaml:2:16: \"password\" is no ceremony; write registration or authentication, or a mix",
            })
    void wrongPhasesAreErrorsWithTheirPlace(String phase, String message) {
        assertThatThrownBy(() -> PlanFile.read(YamlDocument.parse("plan.yaml", "phases:\n  - " + phase + "\n"))
                        .build())
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
