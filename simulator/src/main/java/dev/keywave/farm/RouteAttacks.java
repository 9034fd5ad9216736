package dev.keywave.farm;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackPicker;
import dev.keywave.attack.Attacker;
import dev.keywave.population.UserSlot;
import dev.keywave.workload.CeremonyType;
import org.jspecify.annotations.Nullable;

/** How attacks are made on one way to a relying party: which are possible there is learnt from its options. */
record RouteAttacks(AttackPicker picker, Attacker attacker) {

    /** An attack that is possible for that user, as far as is known; null when none is. */
    @Nullable
    Attack pick(CeremonyType ceremony, UserSlot slot) {
        return ceremony == CeremonyType.REGISTRATION
                ? picker.pickRegistration(slot.model(), slot.algorithms())
                : picker.pickAuthentication(slot.model(), slot);
    }
}
