package dev.keywave.farm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which ceremonies are traced. */
final class TracerTest {

    private static final int CEREMONIES = 20_000;

    private static boolean[] draws(Tracer tracer) {
        boolean[] draws = new boolean[CEREMONIES];
        for (int i = 0; i < CEREMONIES; i++) {
            draws[i] = tracer.draws();
        }
        return draws;
    }

    private static long drawn(Tracer tracer) {
        boolean[] draws = draws(tracer);
        return IntStream.range(0, CEREMONIES).filter(i -> draws[i]).count();
    }

    @Test
    void theShareThatWasAskedForIsTraced() {
        long seed = 20_261_123;
        // five standard deviations of a binomial count
        assertThat(drawn(Tracer.of(0.01, seed))).as("seed %d", seed).isBetween(200 - 71L, 200 + 71L);
        assertThat(drawn(Tracer.of(0, seed))).isZero();
        assertThat(drawn(Tracer.of(1, seed))).isEqualTo(CEREMONIES);
    }

    @Test
    void oneSeedDrawsTheSameCeremoniesUnderOtherIds() {
        Tracer first = Tracer.of(0.1, 7);
        Tracer second = Tracer.of(0.1, 7);
        assertThat(draws(first)).isEqualTo(draws(second)).isNotEqualTo(draws(Tracer.of(0.1, 8)));
        assertThat(first.idHigh()).isNotZero().isNotEqualTo(second.idHigh());
    }

    @Test
    void noIdIsZeroOrComesTwice() {
        Tracer tracer = Tracer.of(1, 7);
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < CEREMONIES; i++) {
            assertThat(ids.add(tracer.nextId())).isTrue();
        }
        assertThat(ids).doesNotContain(0L);
    }
}
