package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SigningDelayTest {

    private static final int SAMPLES = 40_000;
    private static final long SEED = 20_261;

    @Test
    void samplesHaveTheMedianAndTheNinetyFifthPercentileThatWereAskedFor() {
        SigningDelay delay = new SigningDelay(3_000_000_000L, 9_000_000_000L);
        SplittableRandom random = new SplittableRandom(SEED);
        long[] sorted = LongStream.generate(() -> delay.sampleNs(random))
                .limit(SAMPLES)
                .sorted()
                .toArray();

        // Standard errors of the quantiles are 0.4% and 0.9% at this size; five of them are allowed
        assertThat(sorted[SAMPLES / 2] / 3e9).as("median, seed " + SEED).isCloseTo(1, within(0.02));
        assertThat(sorted[SAMPLES * 95 / 100] / 9e9).as("p95, seed " + SEED).isCloseTo(1, within(0.045));
        // log-normal: what the 5th percentile is below the median, the 95th is above
        assertThat(sorted[SAMPLES * 5 / 100] / 1e9).as("p5, seed " + SEED).isCloseTo(1, within(0.045));
    }

    @Test
    void theLogarithmsHaveNoSkewAndNoExcessKurtosis() {
        SigningDelay delay = new SigningDelay(2_000_000_000L, 5_000_000_000L);
        SplittableRandom random = new SplittableRandom(SEED);
        double sigma = Math.log(2.5) / 1.6448536269514722;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double z = Math.log(delay.sampleNs(random) / 2e9) / sigma;
            third += z * z * z / SAMPLES;
            fourth += z * z * z * z / SAMPLES;
        }

        // Standard errors are sqrt(15 / n) and sqrt(96 / n)
        assertThat(third).as("third moment, seed " + SEED).isCloseTo(0, within(0.1));
        assertThat(fourth).as("fourth moment, seed " + SEED).isCloseTo(3, within(0.25));
    }

    @Test
    void aDelayWithoutSpreadIsConstantAndNoneIsZero() {
        SplittableRandom random = new SplittableRandom(SEED);

        assertThat(new SigningDelay(5_000, 5_000).sampleNs(random)).isEqualTo(5_000);
        assertThat(SigningDelay.NONE.sampleNs(random)).isZero();
    }

    @Test
    void whatIsNoDistributionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningDelay(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningDelay(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningDelay(-1, 1));
    }
}
