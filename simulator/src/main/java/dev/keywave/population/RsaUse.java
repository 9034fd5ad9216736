package dev.keywave.population;

import dev.keywave.webauthn.CoseAlgorithm;

/** Whether a population needs RSA keys, whose primes take seconds to find. */
final class RsaUse {

    private RsaUse() {}

    /** Whether any credential may have one, now or later; looks at each slot once if it must. */
    static boolean in(Population population, AuthenticatorMix mix) {
        return population.models().stream()
                        .flatMap(model -> model.algorithms().stream())
                        .anyMatch(CoseAlgorithm::isRsa)
                || mix.algorithms().stream().anyMatch(choice -> choice.value().isRsa())
                || anyCredentialIsRsa(population);
    }

    private static boolean anyCredentialIsRsa(Population population) {
        UserSlot slot = population.slot();
        for (long user = 0; user < population.users(); user++) {
            for (int number = 0; number < population.authenticatorsPerUser(); number++) {
                slot.moveTo(user, number);
                if (slot.generation() > 0
                        && !slot.isImported()
                        && slot.algorithm().isRsa()) {
                    return true;
                }
            }
        }
        return false;
    }
}
