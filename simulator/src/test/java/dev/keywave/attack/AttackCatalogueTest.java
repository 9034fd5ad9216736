package dev.keywave.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.relyingparty.RejectionReason;
import dev.keywave.workload.CeremonyType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue as data. */
final class AttackCatalogueTest {

    private static final Set<String> LABELS =
            Arrays.stream(RejectionReason.values()).map(RejectionReason::label).collect(Collectors.toSet());

    @Test
    void itHasAttacksOfBothCeremoniesAndLookAlikes() {
        assertThat(AttackCatalogue.of(CeremonyType.REGISTRATION)).hasSizeGreaterThan(60);
        assertThat(AttackCatalogue.of(CeremonyType.AUTHENTICATION)).hasSizeGreaterThan(60);
        assertThat(AttackCatalogue.all()).filteredOn(Attack::isLookAlike).hasSizeGreaterThan(20);
    }

    @Test
    void everyEntrySaysWhatItNames() {
        for (int i = 0; i < AttackCatalogue.all().size(); i++) {
            Attack attack = AttackCatalogue.all().get(i);
            assertThat(attack.index()).isEqualTo(i);
            assertThat(attack.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(attack.clause()).as(attack.name()).containsPattern("https://www.w3.org/|RFC|SEC 1|X\\.690|CTAP");
            assertThat(attack.clause()).as(attack.name()).doesNotContainPattern("\\{(level3|verify)");
            assertThat(attack.rejectedAs()).as(attack.name()).allMatch(l -> LABELS.contains(l) || l.equals("http_413"));
            assertThat(attack.rejectedAs().isEmpty()).as(attack.name()).isEqualTo(attack.isLookAlike());
            assertThat(AttackCatalogue.byName(attack.name())).isSameAs(attack);
        }
    }

    @Test
    void countersAndOtherMattersOfPolicyAreNotCalledAttacksForSure() {
        for (String name :
                Set.of("counter-repeated", "counter-regressed", "counter-zero", "be-lost", "none-with-statement")) {
            assertThat(AttackCatalogue.byName(name).expect()).isEqualTo(Expectation.POLICY);
        }
    }

    @Test
    void aNameThatIsMistypedGetsASuggestion() {
        assertThatThrownBy(() -> AttackCatalogue.byName("ecdsa-zeroes"))
                .isInstanceOf(InputException.class)
                .hasMessage("unknown attack \"ecdsa-zeroes\"; did you mean \"ecdsa-zeros\"?"
                        + " 'keywave attacks list' lists all");
        assertThatThrownBy(() -> AttackCatalogue.byName("something else entirely"))
                .hasMessage("unknown attack \"something else entirely\"; 'keywave attacks list' lists all");
    }
}
