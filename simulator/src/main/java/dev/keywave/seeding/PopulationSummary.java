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
 * @param models credentials, by the authenticator model that made them
 * @param algorithms credentials, by their algorithm
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
        long imported = 0;
        UserSlot slot = population.slot();
        for (long user = 0; user < population.users(); user++) {
            for (int number = 0; number < population.authenticatorsPerUser(); number++) {
                slot.moveTo(user, number);
                imported += slot.isImported() ? 1 : 0;
                if (slot.generation() > 0) {
                    models.merge(slot.model().name(), 1L, Long::sum);
                    algorithms.merge(slot.algorithm().label(), 1L, Long::sum);
                }
            }
        }
        return new PopulationSummary(
                population.version(),
                population.users(),
                population.registeredCount(),
                imported,
                models,
                algorithms,
                population.id());
    }
}
