package dev.keywave.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuthenticatorMixTest {

    @Test
    void sharesComeOutAsWeighted() {
        long seed = 20261122;
        AuthenticatorMix mix = Populations.mixOf(80, 20);
        long eddsa = 0;
        for (long user = 0; user < 100_000; user++) {
            List<CoseAlgorithm> algorithms = mix.algorithmsOf(seed, user, mix.modelOf(seed, user, 0));
            assertThat(algorithms).hasSize(1);
            eddsa += algorithms.get(0) == CoseAlgorithm.EDDSA ? 1 : 0;
        }
        // five standard deviations of a binomial share of 20% among 100,000
        assertThat(eddsa / 100_000.0).as("seed %d", seed).isCloseTo(0.2, within(0.0064));
    }

    @Test
    void theSameUserGetsTheSameEachTime() {
        AuthenticatorMix mix = Populations.mixOf(50, 50);
        for (long user = 0; user < 100; user++) {
            assertThat(mix.algorithmsOf(1, user, mix.modelOf(1, user, 0)))
                    .isEqualTo(mix.algorithmsOf(1, user, mix.modelOf(1, user, 0)));
        }
    }

    @Test
    void withoutAMixOfAlgorithmsTheModelDecides() {
        AuthenticatorMix mix = Populations.SECURITY_KEYS;
        assertThat(mix.algorithmsOf(1, 5, mix.modelOf(1, 5, 0)))
                .isEqualTo(mix.modelOf(1, 5, 0).algorithms());
    }
}
