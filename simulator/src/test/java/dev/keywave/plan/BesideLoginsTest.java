package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.measure.AdversaryFigures;
import dev.keywave.measure.AttackCounts;
import dev.keywave.measure.PhaseFigures;
import dev.keywave.measure.RaceKind;
import dev.keywave.measure.RaceOutcome;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.Stage;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What users do besides logging in. */
final class BesideLoginsTest {

    private static Map<RaceOutcome, Long> races(RunResult result, RaceKind kind) {
        return Objects.requireNonNull(result.adversary().races().get(kind), kind.label());
    }

    private static long count(Map<RaceOutcome, Long> races, RaceOutcome outcome) {
        return races.getOrDefault(outcome, 0L);
    }

    private static long reason(RunResult result, String reason) {
        return Runs.authentication(result).reasons().getOrDefault(reason, 0L)
                + Runs.registration(result).reasons().getOrDefault(reason, 0L);
    }

    @Test
    void syncedPasskeysMayRaceAndCross() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp)) {
            RunSettings settings = Runs.small();
            settings.models("test", "synced-passkey");
            settings.behaviour().races("test", "20%");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            for (RaceKind kind : RaceKind.values()) {
                assertThat(count(races(result, kind), RaceOutcome.BOTH_ACCEPTED))
                        .as(races(result, kind).toString())
                        .isPositive()
                        .isEqualTo(races(result, kind).values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            }
            assertThat(Runs.authentication(result).accepted())
                    .isEqualTo(Runs.authentication(result).intended());
        }
    }

    @Test
    void aStrictCounterRaisesCloneAlarmsInRacesButNotInCrossings() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp)) {
            RunSettings settings = Runs.small();
            settings.models("test", "security-key");
            settings.behaviour().races("test", "20%");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            Map<RaceOutcome, Long> concurrent = races(result, RaceKind.CONCURRENT);
            assertThat(count(concurrent, RaceOutcome.BOTH_ACCEPTED) + count(concurrent, RaceOutcome.CLONE_ALARM))
                    .as(concurrent.toString())
                    .isPositive()
                    .isEqualTo(concurrent.values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            Map<RaceOutcome, Long> crossing = races(result, RaceKind.CROSSING);
            assertThat(count(crossing, RaceOutcome.BOTH_ACCEPTED))
                    .as(crossing.toString())
                    .isPositive()
                    .isEqualTo(crossing.values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    @Test
    void attacksAreRefusedAndLookAlikesAcceptedAndNeitherIsAmongTheHonestCeremonies() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp)) {
            RunSettings settings = Runs.small();
            settings.users("test", 60);
            settings.duration("test", "2s");
            settings.behaviour().attacks("test", "30%");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            AdversaryFigures adversary = result.adversary();
            AttackCounts attacks = adversary.allAttacks();
            assertThat(attacks.sent()).isGreaterThan(50);
            assertThat(attacks.rejected()).as(adversary.attacks().toString()).isEqualTo(attacks.sent());
            AttackCounts lookAlikes = adversary.allLookAlikes();
            assertThat(lookAlikes.accepted())
                    .as(adversary.lookAlikes().toString())
                    .isEqualTo(lookAlikes.sent());
            assertThat(Runs.registration(result).accepted()).isEqualTo(60);
            assertThat(Runs.authentication(result).accepted())
                    .isEqualTo(Runs.authentication(result).intended());
            assertThat(Runs.authentication(result).intended()).isBetween(200L, 360L);
            assertThat(result.thresholds())
                    .extracting(ThresholdVerdict::expression)
                    .contains("accepted_attacks == 0", "server_error_attacks == 0", "rejected_look_alikes == 0");
            assertThat(result.passed()).isTrue();
        }
    }

    @Test
    void anAttackThatIsAcceptedFailsTheRun() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp.verifier(VerifierChoice.NONE))) {
            RunSettings settings = Runs.small();
            settings.behaviour().attacks("test", "30%");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            assertThat(result.adversary().allAttacks().accepted()).isPositive();
            assertThat(result.passed()).isFalse();
        }
    }

    @Test
    void aFloodIsCountedApartAndItsPhaseStandsBesideTheQuietOne() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp)) {
            RunSettings settings = Runs.small();
            settings.flood("test", "300/s");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            AdversaryFigures adversary = result.adversary();
            assertThat(adversary.flood().intended()).isEqualTo(300);
            assertThat(adversary.flood().accepted()).isEqualTo(300);
            assertThat(result.phases())
                    .extracting(PhaseFigures::phase)
                    .containsExactly("registration", "authentication", "authentication, flooded");
            assertThat(Runs.authentication(result).intended()).isEqualTo(400);
            assertThat(Runs.authentication(result).accepted()).isEqualTo(400);
        }
    }

    @Test
    void usersWithASecondAuthenticatorRegisterBothAndLogInWithEither() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp)) {
            RunSettings settings = Runs.small();
            settings.seed("two");
            settings.backup("test", "100%");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            assertThat(Runs.registration(result).accepted()).isEqualTo(40);
            assertThat(Runs.authentication(result).accepted()).isEqualTo(200);
        }
    }

    @Test
    void credentialsAreReplacedAddedLostAndRemovedAndTheirUsersStillLogIn() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp)) {
            RunSettings settings = Runs.small();
            settings.seed("life");
            // enough of them, so that on a busy machine somebody is always registered
            settings.users("test", 100);
            settings.backup("test", "50%");
            settings.duration("test", "2s");
            settings.behaviour().life("test", "replaced=5%,added=5%,lost=5%,removed=5%,synced=5%,left=1%");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            for (String event : new String[] {
                "authenticator_replaced",
                "authenticator_added",
                "authenticator_lost",
                "authenticator_removed",
                "passkey_synced",
                "user_left"
            }) {
                assertThat(reason(result, event)).as(event).isPositive();
            }
            assertThat(Runs.authentication(result).accepted())
                    .as(Runs.authentication(result).reasons().toString())
                    .isEqualTo(Runs.authentication(result).intended());
            assertThat(Runs.registration(result).accepted())
                    .as(Runs.registration(result).reasons().toString())
                    .isEqualTo(Runs.registration(result).intended());
        }
    }

    @Test
    void whatPeopleTakeStandsInItsOwnStageOnly() throws InterruptedException {
        try (RelyingPartyServer server = Runs.relyingParty(rp -> rp)) {
            RunSettings settings = Runs.small();
            settings.users("test", 200);
            settings.duration("test", "500ms");
            settings.behaviour().human(true);
            settings.grace("test", "200ms");
            RunResult result = Runs.run(settings, URI.create(server.origin()));
            assertThat(Objects.requireNonNull(
                                    Runs.registration(result).stagesNs().get(Stage.USER))
                            .getTotalCount())
                    .isPositive();
        }
    }

    @Test
    void whatDoesNotFitTogetherIsSaidInOneLine() {
        RunSettings tooMuch = Runs.small();
        tooMuch.behaviour().attacks("--attacks", "60%");
        tooMuch.behaviour().races("--races", "40%");
        assertThatThrownBy(tooMuch::build)
                .isInstanceOf(InputException.class)
                .hasMessage("--attacks: attacks, races and events together are 100.0% of the ceremonies; leave some for"
                        + " honest logins");
        RunSettings overlapping = Runs.small();
        overlapping.overlap(true);
        overlapping.behaviour().races("--races", "1%");
        assertThatThrownBy(overlapping::build)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> Runs.small().behaviour().life("--life", "replacd=1%"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("replaced");
    }
}
