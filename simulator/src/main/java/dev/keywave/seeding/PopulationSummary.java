package dev.keywave.seeding;

import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a population, without anything secret.
 *
 * @param version of the file's layout
 * @param users how many there are
 * @param registered how many are registered
 * @param imported how many have a credential that another authenticator made
 * @param models users with a credential, by the authenticator model that made it
 * @param algorithms users with a credential, by its algorithm
 * @param fingerprint of the seed
 */
public record PopulationSummary(
        int version,
        long users,
        long registered,
        long imported,
        Map<String, Long> models,
        Map<String, Long> algorithms,
        String fingerprint) {

    /** Looks at each slot once. */
    public static PopulationSummary of(Population population) {
        Map<String, Long> models = new TreeMap<>();
        Map<String, Long> algorithms = new TreeMap<>();
        long registered = 0;
        long imported = 0;
        UserSlot slot = population.slot();
        for (long user = 0; user < population.users(); user++) {
            slot.moveTo(user);
            registered += slot.registered() ? 1 : 0;
            imported += slot.isImported() ? 1 : 0;
            if (slot.generation() > 0) {
                models.merge(slot.model().name(), 1L, Long::sum);
                algorithms.merge(slot.algorithm().label(), 1L, Long::sum);
            }
        }
        return new PopulationSummary(
                population.version(), population.users(), registered, imported, models, algorithms, population.id());
    }
}
