package dev.keywave.plan;

import static dev.keywave.plan.Runs.authentication;
import static dev.keywave.plan.Runs.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.seeding.ChromiumImport;
import dev.keywave.seeding.CredentialExport;
import dev.keywave.seeding.CredentialImport;
import dev.keywave.seeding.JsonLinesSink;
import dev.keywave.seeding.RecordFormat;
import dev.keywave.seeding.RecordSink;
import dev.keywave.seeding.TextOutput;
import dev.keywave.seeding.UserRange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins of users whom the relying party, strict about counters, never saw register. */
final class SeededRelyingPartyTest {

    private static final String SEED = "20261122";

    @TempDir
    private Path folder;

    private Path population;
    private Path records;
    private String algorithms = "ES256=50,EdDSA=50";

    @BeforeEach
    void nameTheFiles() {
        population = folder.resolve("p.kw");
        records = folder.resolve("p.jsonl");
    }

    @ParameterizedTest
    @EnumSource(
            value = VerifierChoice.class,
            names = {"WEBAUTHN4J", "YUBICO"})
    void aProvisionedPopulationLogsInAtOnce(VerifierChoice verifier) throws Exception {
        export(true);
        try (RelyingPartyServer server = Runs.relyingParty(b -> b.verifier(verifier))) {
            assertThat(server.seed(records)).isEqualTo(20);
            RunResult result = Runs.run(settings(), uri(server));
            assertThat(registration(result).intended()).isZero();
            everyLoginIsAccepted(result);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = VerifierChoice.class,
            names = {"WEBAUTHN4J", "YUBICO"})
    void soDoesOneWithEveryAlgorithmThatTheVerifierHas(VerifierChoice verifier) throws Exception {
        algorithms = verifier.algorithms().stream()
                .map(algorithm -> algorithm.label() + "=1")
                .collect(Collectors.joining(","));
        aProvisionedPopulationLogsInAtOnce(verifier);
    }

    @Test
    void aPopulationMadeAgainFromItsExportGoesOnWhereItWas() throws Exception {
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            RunResult first = Runs.run(settings(), uri(server));
            assertThat(registration(first).accepted()).isEqualTo(20);
            export(false);
            Files.delete(population);

            assertThat(new CredentialImport(population, SEED, records, RecordFormat.JSONL).run(Runs.CRYPTO, n -> {}))
                    .isEqualTo(20);
            RunResult second = Runs.run(settings(), uri(server));
            assertThat(registration(second).intended()).isZero();
            everyLoginIsAccepted(second);
        }
    }

    @Test
    void credentialsThatChromiumMadeLogInBesideDerivedOnes() throws Exception {
        export(true);
        Path chromium = Path.of(Objects.requireNonNull(getClass().getResource("/dev/keywave/seeding/chromium.json"))
                .toURI());
        assertThat(ChromiumImport.run(population, null, chromium, null)).containsExactly(20L, 21L);
        export(false);
        RunSettings settings = settings();
        settings.users("test", 22);
        try (RelyingPartyServer server = Runs.relyingParty(UnaryOperator.identity())) {
            assertThat(server.seed(records)).isEqualTo(22);
            RunResult result = Runs.run(settings, uri(server));
            assertThat(registration(result).intended()).isZero();
            everyLoginIsAccepted(result);
        }
    }

    @Test
    void aRunTakesAllUsersOfThePopulationUnlessItIsSaidHowMany() throws Exception {
        export(true);
        RunSettings settings = new RunSettings();
        assertThat(settings.build().population().users()).isEqualTo(1_000);
        settings.populationFile("test", population.toString());
        assertThat(settings.build().population().users()).isEqualTo(20);
        settings.users("test", 7);
        assertThat(settings.build().population().users()).isEqualTo(7);
    }

    private RunSettings settings() {
        RunSettings settings = Runs.small();
        settings.populationFile("test", population.toString());
        settings.duration("test", "250ms");
        // the first requests meet class loading, on a machine that others use
        settings.client().requestTimeout("test", "20s");
        settings.grace("test", "20s");
        settings.seed(SEED);
        settings.models("test", "synced-passkey=50,security-key=50");
        settings.algorithms("test", algorithms);
        return settings;
    }

    private void export(boolean provision) throws IOException {
        AuthenticatorMix mix = settings().build().population().mix();
        try (Population all = Files.exists(population)
                        ? Population.openExisting(population)
                        : Population.open(population, 20, SEED, mix);
                RecordSink sink = new JsonLinesSink(TextOutput.file(records))) {
            new CredentialExport(all, new UserRange(0, all.users() - 1), provision, Runs.CRYPTO).writeTo(sink, n -> {});
        }
    }

    private static void everyLoginIsAccepted(RunResult result) {
        CeremonyFigures logins = authentication(result);
        assertThat(logins.accepted()).as("of %s", logins).isEqualTo(50);
    }

    private static URI uri(RelyingPartyServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}
