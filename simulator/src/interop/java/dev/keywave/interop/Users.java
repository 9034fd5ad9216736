package dev.keywave.interop;

import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The virtual users of a run.
 *
 * @param seed the population's
 * @param count how many
 */
record Users(String seed, int count) {

    /** The names that they go by at a relying party. */
    List<String> names() {
        // which authenticators they have makes no difference to their names
        AuthenticatorMix anything = new AuthenticatorMix(
                List.of(new AuthenticatorMix.Weighted<>(
                        AuthenticatorModels.builtIn().get(0), 1)),
                List.of());
        try (Population population = Population.inMemory(count, seed, anything)) {
            return LongStream.range(0, count).mapToObj(population::userName).toList();
        }
    }
}
