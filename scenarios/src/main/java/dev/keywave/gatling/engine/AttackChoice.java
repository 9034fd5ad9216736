package dev.keywave.gatling.engine;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackPicker;
import dev.keywave.attack.Preparation;
import dev.keywave.population.UserSlot;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Chooses a user's attack among those of a flow. */
final class AttackChoice {

    private final List<Attack> attacks;
    private final AttackPicker picker;

    /** A choice on one event loop. */
    AttackChoice(FlowLoop loop) {
        this.attacks = loop.flow().attacks();
        this.picker = loop.picker();
    }

    /**
     * The one that there is; of several, one that is possible for this user as far as is known, or any when none is.
     *
     * @param slot of the user
     * @param hasCredential whether the user can log in
     * @return null when each wants a user who can log in, and this one cannot
     */
    @Nullable
    Attack first(UserSlot slot, boolean hasCredential) {
        List<Attack> open = hasCredential ? attacks : of(CeremonyType.REGISTRATION);
        if (open.isEmpty()) {
            return null;
        }
        Attack any = open.get(ThreadLocalRandom.current().nextInt(open.size()));
        if (attacks.size() == 1) {
            return any;
        }
        Attack picked = pick(any.ceremony(), slot);
        return picked == null ? any : picked;
    }

    /** In place of one that the options rule out: another that needs no pass before; null when there is none. */
    @Nullable
    Attack instead(Attack attack, UserSlot slot) {
        Attack picked = attacks.size() == 1 ? null : pick(attack.ceremony(), slot);
        return picked == null || picked.prepare() != Preparation.NONE ? null : picked;
    }

    private List<Attack> of(CeremonyType ceremony) {
        return attacks.stream().filter(attack -> attack.ceremony() == ceremony).toList();
    }

    private @Nullable Attack pick(CeremonyType ceremony, UserSlot slot) {
        return ceremony == CeremonyType.REGISTRATION
                ? picker.pickRegistration(slot.model(), slot.algorithms())
                : picker.pickAuthentication(slot.model(), slot);
    }
}
