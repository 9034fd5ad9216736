package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.attack.AttackCatalogue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code keywave attacks}. */
final class AttacksCommandTest {

    @Test
    void theListHasALineForEachAttack() {
        assertThat(CommandRun.of("attacks", "list").passed().lines())
                .hasSameSizeAs(AttackCatalogue.all())
                .anyMatch(line -> line.matches("ecdsa-zeros +reject  r and s are 0, .*"));
    }

    @Test
    void theListOfOneCeremonyHasNoneOfTheOther() {
        String list =
                CommandRun.of("attacks", "list", "--ceremony", "registration").passed();
        assertThat(list).contains("ec-point-off-curve").doesNotContain("ecdsa-zeros");
    }

    @Test
    void theListAsJsonHasAllThatThereIs() {
        JsonNode list = JsonMapper.shared()
                .readTree(CommandRun.of("attacks", "list", "--json").passed());
        assertThat(list).hasSameSizeAs(AttackCatalogue.all());
        for (JsonNode attack : list) {
            assertThat(attack.propertyNames())
                    .containsExactly(
                            "name",
                            "ceremony",
                            "area",
                            "clause",
                            "change",
                            "noticed_by",
                            "expect",
                            "needs",
                            "prepare",
                            "rejected_as",
                            "mutate");
        }
    }

    @Test
    void oneAttackIsShownWithItsClause() {
        assertThat(CommandRun.of("attacks", "show", "counter-repeated").passed())
                .contains(
                        "clause:      https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion: If authData.signCount")
                .contains("expected:    policy")
                .contains("needs:       counting")
                .contains("prepared by: honest_ceremony");
    }

    @Test
    void whatIsMistypedIsOneLine() {
        assertThat(CommandRun.of("attacks", "show", "counter-repeted").mistake())
                .contains("unknown attack \"counter-repeted\"; did you mean \"counter-repeated\"?");
        assertThat(CommandRun.of("attacks", "list", "--ceremony", "login").mistake())
                .contains("known: registration, authentication");
        assertThat(CommandRun.of("attacks").mistake()).contains("write list or show");
    }
}
