package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.AttackCounts;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.relyingparty.LoginPages;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.workload.CeremonyType;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The adapters for products, as they are, against the relying party that speaks as the product's pages do. */
final class LoginPagesRunTest {

    @ParameterizedTest
    @CsvSource({"SPRING_SECURITY, WEBAUTHN4J", "KEYCLOAK, YUBICO"})
    void allThreeFlowsAreAcceptedAndAttacksRejected(LoginPages pages, VerifierChoice verifier) throws Exception {
        RunSettings settings = Runs.small();
        settings.seed("20261123");
        settings.models("test", "synced-passkey=50,security-key=50");
        settings.algorithms("test", "ES256=50,EdDSA=50");
        settings.users("test", 80);
        settings.enrolled("test", 20);
        settings.rate("test", "250/s");
        settings.duration("test", "300ms");
        settings.mix("test", "authentication=60,password=20,registration=20");
        settings.target().adapter(pages.adapter());
        settings.behaviour().attacks("test", "30%");
        try (RelyingPartyServer server =
                Runs.relyingParty(party -> party.loginPages(pages).verifier(verifier))) {
            RunResult result = Runs.run(settings, URI.create("http://localhost:" + server.port()));
            for (CeremonyType type : CeremonyType.values()) {
                CeremonyFigures figures =
                        Objects.requireNonNull(result.ceremonies().get(type), type.label());
                assertThat(figures.accepted())
                        .as("%s: %s", type, figures)
                        .isPositive()
                        .isEqualTo(figures.intended());
            }
            AttackCounts attacks = result.adversary().allAttacks();
            assertThat(attacks.sent()).isPositive();
            assertThat(attacks.rejected())
                    .as("of %s", result.adversary().attacks())
                    .isEqualTo(attacks.sent());
            assertThat(server.statistics().internalErrors()).isZero();
        }
    }
}
