package dev.keywave.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distributions have the mean and the variance that they should, on both sides of the approximation. */
final class DrawsTest {

    private static final int DRAWS = 40_000;
    private static final long SEED = 11;

    @ParameterizedTest
    @CsvSource({"5, 0.3", "40, 0.9", "1000, 0.002", "1000, 0.2", "1000000, 0.7"})
    void binomial(long trials, double share) {
        RandomStream random = new RandomStream().at(SEED);
        double[] drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            drawn[i] = Draws.binomial(random, trials, share);
            assertThat(drawn[i]).isBetween(0.0, (double) trials);
        }
        check(drawn, trials * share, trials * share * (1 - share));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "4", "29", "31", "5000"})
    void poisson(double mean) {
        RandomStream random = new RandomStream().at(SEED);
        double[] drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            drawn[i] = Draws.poisson(random, mean);
        }
        check(drawn, mean, mean);
    }

    private static void check(double[] drawn, double mean, double variance) {
        double sum = 0;
        double squares = 0;
        for (double each : drawn) {
            sum += each;
            squares += (each - mean) * (each - mean);
        }
        // four standard errors of the mean; a variance of as many draws is within 5%, for rare events within 10%
        assertThat(sum / DRAWS).as("mean, seed %d", SEED).isCloseTo(mean, within(4 * Math.sqrt(variance / DRAWS)));
        assertThat(squares / DRAWS)
                .as("variance, seed %d", SEED)
                .isCloseTo(variance, within(variance * (mean < 1 ? 0.1 : 0.05)));
    }
}
