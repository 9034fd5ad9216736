package dev.keywave.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.relyingparty.Faults;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyConfigBuilder;
import dev.keywave.relyingparty.RelyingPartyServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Short searches with the farm, against a relying party in this process. */
final class CapacitySearchTest {

    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void aMixIsSearchedForWithFreshUsersForItsRegistrations() throws InterruptedException {
        Findings findings = search(party -> party, "authentication=75,registration=25", 60, 120);
        SearchResult result = findings.result();
        assertThat(result.limit()).as(console.toString(StandardCharsets.UTF_8)).isEqualTo(Limit.UP_TO);
        assertThat(result.capacityPerS()).isEqualTo(120);
        assertThat(result.trials())
                .hasSize(3)
                .allSatisfy(trial -> assertThat(trial.counts().accepted())
                        .isEqualTo(trial.counts().intended())
                        .isEqualTo(Math.round(trial.ratePerS() * trial.durationS())));
        assertThat(findings.notes()).anySatisfy(note -> assertThat(note).contains("for fresh ones to register"));
        assertThat(result.trials()).allSatisfy(trial -> {
            assertThat(trial.traces().traced()).isEqualTo(trial.counts().intended());
            assertThat(trial.traces().all()).hasSize(5);
        });
        assertThat(findings.perCore().orElseThrow()).isPositive();
        assertThat(findings.cores().orElseThrow()).isBetween(0.001, 1.0);
        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("capacity at least 120.0/s, no higher rate was to be tried", "confirmation");
    }

    @Test
    void aRelyingPartyThatTurnsEverythingAwayHasNoCapacity() {
        assertThatThrownBy(() -> search(
                        party -> party.faults(Faults.parse(List.of("throttle=100%"))), "authentication", 50, 1e6))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no user could be registered")
                .hasMessageContaining("keywave probe");
    }

    private Findings search(UnaryOperator<RelyingPartyConfigBuilder> changes, String mix, double from, double upTo)
            throws InterruptedException {
        CRYPTO.install();
        RelyingPartyConfig config = changes.apply(RelyingPartyConfig.builder().provider(CRYPTO.provider()))
                .build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            RunSettings settings = new RunSettings();
            settings.target().add("test", "http://localhost:" + server.port());
            settings.users("test", 40);
            settings.loops("test", 2);
            settings.mix("test", mix);
            settings.client().trace("test", "100%");
            settings.threshold("failed < 0.1%");
            // shared machines are late at times, and these tests are not about that
            settings.maxSendLag("test", "10s");
            RunPlan plan = settings.build();
            CapacityPlan wanted = new CapacityPlan(plan, from, upTo, 0.25, 2, 2, 1);
            try (CapacitySearch search = new CapacitySearch(
                    wanted,
                    plan.target().resolve(),
                    true,
                    () -> AttestationAuthority.inMemory(CRYPTO, Instant.now()),
                    CRYPTO,
                    RpCpu.ofThreads("keywave-rp"),
                    new PrintStream(console, true, StandardCharsets.UTF_8))) {
                return search.run(OptionalDouble.empty(), 0, Map.of(), Map.of());
            }
        }
    }
}
