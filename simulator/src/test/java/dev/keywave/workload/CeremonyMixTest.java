package dev.keywave.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CeremonyMixTest {

    private static final CeremonyMix PEAK = CeremonyMix.weighted(
            Map.of(CeremonyType.AUTHENTICATION, 90.0, CeremonyType.REGISTRATION, 8.0, CeremonyType.PASSWORD, 2.0));

    @Test
    void sharesComeOutAsWeighted() {
        long seed = 20261123;
        int starts = 200_000;
        Map<CeremonyType, Integer> count = new EnumMap<>(CeremonyType.class);
        for (int i = 0; i < starts; i++) {
            count.merge(PEAK.of(seed, i), 1, Integer::sum);
        }
        for (CeremonyType type : CeremonyType.values()) {
            double share = PEAK.share(type);
            double observed = count.getOrDefault(type, 0) / (double) starts;
            assertThat(observed)
                    .as("%s, seed %d", type, seed)
                    .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / starts)));
        }
    }

    @Test
    void neighboursAreIndependent() {
        long seed = 7;
        int starts = 200_000;
        int bothRegister = 0;
        for (int i = 0; i < starts; i++) {
            if (PEAK.of(seed, i) == CeremonyType.REGISTRATION && PEAK.of(seed, i + 1) == CeremonyType.REGISTRATION) {
                bothRegister++;
            }
        }
        double share = 0.08 * 0.08;
        assertThat(bothRegister / (double) starts)
                .as("seed %d", seed)
                .isCloseTo(share, within(5 * Math.sqrt(share / starts)));
    }

    @Test
    void oneCeremonyAloneIsEveryStart() {
        for (CeremonyType type : CeremonyType.values()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(CeremonyMix.only(type).of(3, i)).isEqualTo(type);
            }
        }
    }

    @Test
    void whatWeighsNothingDoesNotOccur() {
        CeremonyMix mix = CeremonyMix.weighted(Map.of(CeremonyType.AUTHENTICATION, 3.0, CeremonyType.PASSWORD, 0.0));
        assertThat(mix.ceremonies()).containsExactly(CeremonyType.AUTHENTICATION);
        assertThatThrownBy(() -> new CeremonyMix(Map.of(CeremonyType.PASSWORD, 0.5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
