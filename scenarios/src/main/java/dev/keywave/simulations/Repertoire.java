package dev.keywave.simulations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulations that come with Keywave. */
public final class Repertoire {

    private static final List<About> ALL = List.of(
            RegistrationSurge.ABOUT,
            LoginPeak.ABOUT,
            RolloutWaves.ABOUT,
            Spike.ABOUT,
            Soak.ABOUT,
            StepToCapacity.ABOUT,
            MixedJourney.ABOUT,
            UnderAttack.ABOUT,
            KeycloakLogin.ABOUT,
            SpringSecurityLogin.ABOUT);

    private Repertoire() {}

    /** All of them, in the order to show them in. */
    public static List<About> all() {
        return ALL;
    }

    /** The one of that class, with or without its package; null when it is none of them. */
    public static @Nullable About find(String name) {
        return ALL.stream()
                .filter(about -> about.name().equals(name) || about.className().equals(name))
                .findFirst()
                .orElse(null);
    }
}
