package dev.keywave.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackCatalogue;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the last entry of an attack says. */
final class AttackVerdictTest {

    private static final Attack ATTACK = AttackCatalogue.byName("authentication-origin-of-attacker");
    private static final Attack LOOK_ALIKE = AttackCatalogue.byName("authentication-extra-client-data");
    private static final Attack LEFT_OPEN = AttackCatalogue.byName("counter-repeated");

    @Test
    void anAttackIsToBeRejected() {
        assertThat(AttackVerdict.of(ATTACK, Outcome.REJECTED, true, 400, "status_400"))
                .isNull();
        assertThat(AttackVerdict.of(ATTACK, Outcome.ACCEPTED, true, 200, ""))
                .isEqualTo("accepted: authentication-origin-of-attacker");
    }

    @Test
    void aLookAlikeIsToBeAccepted() {
        assertThat(AttackVerdict.of(LOOK_ALIKE, Outcome.ACCEPTED, true, 200, ""))
                .isNull();
        assertThat(AttackVerdict.of(LOOK_ALIKE, Outcome.REJECTED, true, 400, "status_400"))
                .isEqualTo("rejected: authentication-extra-client-data");
    }

    @Test
    void whatIsLeftOpenMayBeEither() {
        assertThat(AttackVerdict.of(LEFT_OPEN, Outcome.ACCEPTED, true, 200, "")).isNull();
        assertThat(AttackVerdict.of(LEFT_OPEN, Outcome.REJECTED, true, 400, "status_400"))
                .isNull();
    }

    @Test
    void aServerErrorIsOneWhetherTheAdapterCallsItANoOrAFailure() {
        assertThat(AttackVerdict.of(ATTACK, Outcome.FAILED, true, 500, "status_500"))
                .isEqualTo("server error: status_500");
        assertThat(AttackVerdict.of(ATTACK, Outcome.REJECTED, true, 502, "status_502"))
                .isEqualTo("server error: status_502");
        assertThat(AttackVerdict.of(LOOK_ALIKE, Outcome.FAILED, true, 500, "status_500"))
                .isEqualTo("server error: status_500");
    }

    @Test
    void whatNeverLeftSaysNothingOfTheRelyingParty() {
        assertThat(AttackVerdict.of(ATTACK, Outcome.REJECTED, false, 400, "status_400"))
                .isEqualTo("not sent: status_400");
        assertThat(AttackVerdict.of(ATTACK, Outcome.FAILED, false, 500, "status_500"))
                .isEqualTo("not sent: status_500");
        assertThat(AttackVerdict.of(ATTACK, Outcome.ACCEPTED, false, 200, ""))
                .isEqualTo("not sent: nobody asked the authenticator");
    }

    @Test
    void whatItCountsAsAgreesWithThat() {
        assertThat(AttackVerdict.outcome(Outcome.REJECTED, true, 400)).isEqualTo(AttackOutcome.REJECTED);
        assertThat(AttackVerdict.outcome(Outcome.ACCEPTED, true, 200)).isEqualTo(AttackOutcome.ACCEPTED);
        assertThat(AttackVerdict.outcome(Outcome.REJECTED, true, 502)).isEqualTo(AttackOutcome.SERVER_ERROR);
        assertThat(AttackVerdict.outcome(Outcome.FAILED, true, 500)).isEqualTo(AttackOutcome.SERVER_ERROR);
        assertThat(AttackVerdict.outcome(Outcome.FAILED, true, 200)).isEqualTo(AttackOutcome.FAILED);
        assertThat(AttackVerdict.outcome(Outcome.THROTTLED, true, 429)).isEqualTo(AttackOutcome.THROTTLED);
        assertThat(Stream.of(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.FAILED)
                        .map(outcome -> AttackVerdict.outcome(outcome, false, 500)))
                .containsOnly(AttackOutcome.FAILED);
    }

    @Test
    void anythingElseIsTold() {
        assertThat(AttackVerdict.of(ATTACK, Outcome.FAILED, true, 200, "json_ok_missing"))
                .isEqualTo("failed: json_ok_missing");
        assertThat(AttackVerdict.of(ATTACK, Outcome.THROTTLED, true, 503, "status_503_retry_after"))
                .isEqualTo("throttled: status_503_retry_after");
    }
}
