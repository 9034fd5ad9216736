package dev.keywave.farm;

import dev.keywave.attack.Attack;
import dev.keywave.workload.CeremonyType;
import java.util.List;

/**
 * What users do besides logging in, in measured phases; shares are of the intended starts, 0 to below 1.
 *
 * @param attacks share of ceremonies that are changed on purpose
 * @param catalogue the attacks and look-alikes that those are drawn from
 * @param races share of authentications that meet another one of the same credential
 * @param human whether people take their time at the authenticator, as its model has it
 * @param seed of all choices
 */
public record Behaviour(double attacks, List<Attack> catalogue, double races, Life life, boolean human, long seed) {

    /** Honest logins by users who never hesitate. */
    public static final Behaviour HONEST = new Behaviour(0, List.of(), 0, Life.NONE, false, 0);

    /** Copies the list. */
    public Behaviour {
        catalogue = List.copyOf(catalogue);
    }

    /** Share of a ceremony's intended starts that become attacks; 0 when the catalogue has none for it. */
    double attacksOn(CeremonyType ceremony) {
        return catalogue.stream().anyMatch(attack -> attack.ceremony() == ceremony) ? attacks : 0;
    }
}
