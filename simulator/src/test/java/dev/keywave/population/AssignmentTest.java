package dev.keywave.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models given to users one by one. */
final class AssignmentTest {

    private static final List<AuthenticatorModel> MODELS = List.of(
            AuthenticatorModels.byName("security-key"),
            AuthenticatorModels.byName("synced-passkey"),
            AuthenticatorModels.byName("windows-hello"));
    private static final int[] OF_USER = {2, 0, 1, 1, 2};

    @TempDir
    private Path folder;

    private static void assertAssigned(Population population) {
        for (int user = 0; user < OF_USER.length; user++) {
            assertThat(population.slot().moveTo(user).model().name())
                    .isEqualTo(MODELS.get(OF_USER[user]).name());
        }
    }

    @Test
    void holdsInMemory() {
        assertAssigned(Population.inMemory(5, "seed", AuthenticatorMix.assigned(MODELS, OF_USER)));
    }

    @Test
    void outlivesTheRunForWhoeverRegisteredInAFile() {
        Path file = folder.resolve("p.kw");
        try (Population population = Population.open(file, 5, "seed", AuthenticatorMix.assigned(MODELS, OF_USER))) {
            assertAssigned(population);
            for (int user = 0; user < 5; user++) {
                UserSlot slot = population.slot().moveTo(user);
                slot.create(1, slot.algorithms().get(0), new byte[] {1});
                slot.confirmRegistered();
            }
        }
        try (Population population = Population.openExisting(file)) {
            assertAssigned(population);
        }
    }

    @Test
    void saysWhoHasASecondOne() {
        int[] second = {Assignment.NONE, 1, Assignment.NONE, 2, Assignment.NONE};
        AuthenticatorMix mix = AuthenticatorMix.assigned(MODELS, Assignment.of(OF_USER, second));
        Population population = Population.inMemory(5, 2, "seed", mix);
        assertThat(mix.mayHaveBackups()).isTrue();
        for (int user = 0; user < 5; user++) {
            assertThat(population.hasBackup(user)).isEqualTo(second[user] != Assignment.NONE);
        }
        assertThat(population.slot().moveTo(3, 1).model().name()).isEqualTo("windows-hello");
        assertThat(AuthenticatorMix.assigned(MODELS, OF_USER).mayHaveBackups()).isFalse();
    }

    @Test
    void whatIsNoAssignmentIsABug() {
        assertThatThrownBy(() -> AuthenticatorMix.assigned(MODELS, new int[] {3}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Assignment.of(new int[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Assignment.of(new int[] {0}, new int[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
