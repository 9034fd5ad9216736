package dev.keywave.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Searches in virtual time, against a single server with a queue whose capacity is known. */
final class SearchTest {

    private static final double PRECISION = 0.02;
    private static final int SEEDS = 40;

    private final QuietListener listener = new QuietListener();

    /** 600 searches came to errors between -0.58% and +0.50%. */
    @Test
    void theCapacityOfARegularServerIsFoundWithinThePrecision() throws InterruptedException {
        double[] errors = errors(false, false);
        assertThat(errors[0]).as("lowest of %s", Arrays.toString(errors)).isGreaterThan(-0.02);
        assertThat(errors[SEEDS - 1])
                .as("highest of %s", Arrays.toString(errors))
                .isLessThan(0.01);
    }

    /** 600 searches: errors between -3.4% and +1.6%, -0.7% in the median. */
    @Test
    void theCapacityUnderRandomArrivalsIsFoundWithinFourPercent() throws InterruptedException {
        double[] errors = errors(true, false);
        assertThat(errors[0]).as("lowest of %s", Arrays.toString(errors)).isGreaterThan(-0.04);
        assertThat(errors[SEEDS - 1])
                .as("highest of %s", Arrays.toString(errors))
                .isLessThan(0.02);
    }

    /** 600 searches: errors between -4.2% and +1.6%, -1.0% in the median. */
    @Test
    void theCapacityUnderRandomArrivalsAndServicesIsFoundWithinFivePercent() throws InterruptedException {
        double[] errors = errors(true, true);
        assertThat(errors[0]).as("lowest of %s", Arrays.toString(errors)).isGreaterThan(-0.06);
        assertThat(errors[SEEDS / 2])
                .as("median of %s", Arrays.toString(errors))
                .isGreaterThan(-0.025);
        assertThat(errors[SEEDS - 1])
                .as("highest of %s", Arrays.toString(errors))
                .isLessThan(0.03);
    }

    @Test
    void aFirstRateThatIsTooHighIsNoObstacle() throws InterruptedException {
        SearchResult result = new Search(settings(5_000, 1e6, 1), server(800), listener).run();
        assertThat(result.capacityPerS()).isBetween(800 * 0.98, 800 * 1.01);
        assertThat(result.limit()).isEqualTo(Limit.RELYING_PARTY);
    }

    @Test
    void eachGoalHasItsOwnBracketAndTheLowestDecides() throws InterruptedException {
        SearchResult result = new Search(settings(50, 1e6, 1), server(800), listener).run();
        Bracket objective = result.brackets().get(0);
        Bracket keepsUp = result.brackets().get(1);
        assertThat(keepsUp.heldPerS()).isEqualTo(result.capacityPerS());
        assertThat(result.failedPerS()).isEqualTo(keepsUp.failedPerS());
        assertThat(result.failedPerS()).isLessThanOrEqualTo(result.capacityPerS() * (1 + PRECISION) + 1e-9);
        // a queue that grows for ten seconds passes 300 ms only when the overload is above 3%
        assertThat(objective.heldPerS()).isGreaterThan(keepsUp.failedPerS());
    }

    @Test
    void theRateIsConfirmedInALongerTrialAndRepeated() throws InterruptedException {
        SearchResult result = new Search(settings(70, 1e6, 3), server(800), listener).run();
        assertThat(result.confirmed()).isTrue();
        assertThat(result.rounds()).hasSize(3);
        assertThat(result.spread()).isLessThan(0.02);
        Trial confirmation = result.trials().get(result.trialAtCapacity().orElseThrow());
        assertThat(confirmation.step()).isEqualTo(Step.CONFIRMATION);
        assertThat(confirmation.durationS()).isEqualTo(30);
        assertThat(listener.secondsLeft).allSatisfy(left -> assertThat(left).isBetween(0.0, 1_000.0));
    }

    @Test
    void earlySlownessDoesNotMislead() throws InterruptedException {
        SimulatedQueue server = server(800);
        server.slowTrials = 4; // 50/s, 100/s, 200/s, and 400/s, which fails
        SearchResult result = new Search(settings(50, 1e6, 1), server, listener).run();
        assertThat(result.capacityPerS()).isBetween(800 * 0.98, 800 * 1.01);
    }

    @Test
    void afterATrialThatFailedTheRelyingPartyMayRecover() throws InterruptedException {
        SimulatedQueue server = server(800);
        SearchResult result = new Search(settings(50, 1e6, 1), server, listener).run();
        long failed = result.trials().stream().filter(trial -> !trial.held()).count();
        assertThat(server.recoveries).isEqualTo((int) failed).isPositive();
    }

    @Test
    void whereTheGeneratorEndsNothingIsClaimed() throws InterruptedException {
        SimulatedQueue server = server(800);
        server.generatorEndsAtPerS = 500;
        SearchResult result = new Search(settings(50, 1e6, 3), server, listener).run();
        assertThat(result.limit()).isEqualTo(Limit.GENERATOR);
        assertThat(result.capacityPerS()).isBetween(400.0, 500.0);
        assertThat(result.failedPerS()).isInfinite();
        assertThat(result.trials().stream().filter(trial -> !trial.valid()).count())
                .isGreaterThanOrEqualTo(2);
        assertThat(listener.notes).anySatisfy(note -> assertThat(note).contains("no repeats"));
    }

    @Test
    void aGeneratorThatEndsBeyondTheRelyingPartyDoesNotMatter() throws InterruptedException {
        SimulatedQueue server = server(800);
        server.generatorEndsAtPerS = 1_000;
        SearchResult result = new Search(settings(70, 1e6, 1), server, listener).run();
        assertThat(result.limit()).isEqualTo(Limit.RELYING_PARTY);
        assertThat(result.capacityPerS()).isBetween(800 * 0.98, 800 * 1.01);
    }

    @Test
    void aDisturbedGeneratorThatHasDoneHigherRatesIsTriedAgain() throws InterruptedException {
        SimulatedQueue server = server(800);
        server.disturbedFrom = 9;
        server.disturbedUntil = 12;
        SearchResult result = new Search(settings(70, 1e6, 1), server, listener).run();
        assertThat(result.trials().stream().filter(trial -> !trial.valid()).count())
                .isEqualTo(3);
        assertThat(result.limit()).isEqualTo(Limit.RELYING_PARTY);
        assertThat(result.capacityPerS()).isBetween(800 * 0.98, 800 * 1.01);
    }

    @Test
    void noHigherRateIsTriedThanTheUserWants() throws InterruptedException {
        SearchResult result = new Search(settings(50, 300, 3), server(800), listener).run();
        assertThat(result.limit()).isEqualTo(Limit.UP_TO);
        assertThat(result.capacityPerS()).isEqualTo(300);
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.ratePerS()).isLessThanOrEqualTo(300));
    }

    @Test
    void anInterruptLeavesWhatIsKnownSoFar() throws InterruptedException {
        SimulatedQueue server = server(800);
        server.interruptAfter = 4;
        SearchResult result = new Search(settings(50, 1e6, 1), server, listener).run();
        assertThat(result.limit()).isEqualTo(Limit.INTERRUPTED);
        assertThat(result.confirmed()).isFalse();
        assertThat(result.capacityPerS()).isEqualTo(200);
        assertThat(result.trials()).hasSize(3);
    }

    @Test
    void nothingHoldsWhereNothingIsKeptUpWith() throws InterruptedException {
        SearchResult result = new Search(settings(50, 1e6, 1), server(0.01), listener).run();
        assertThat(result.limit()).isEqualTo(Limit.NOTHING_HELD);
        assertThat(result.capacityPerS()).isZero();
        assertThat(result.confirmed()).isFalse();
    }

    @Test
    void anEarlierCapacityIsVerifiedByOneTrialWhenItHolds() throws InterruptedException {
        SimulatedQueue server = server(800);
        SearchResult result = new Search(settings(50, 1e6, 1), server, listener).verify(790);
        assertThat(result.limit()).isEqualTo(Limit.UP_TO);
        assertThat(result.capacityPerS()).isEqualTo(790);
        assertThat(server.trials).isEqualTo(1);
    }

    @Test
    void anEarlierCapacityThatNoLongerHoldsFailsTwice() throws InterruptedException {
        SimulatedQueue server = server(700);
        SearchResult result = new Search(settings(50, 1e6, 1), server, listener).verify(790);
        assertThat(result.limit()).isEqualTo(Limit.NOTHING_HELD);
        assertThat(result.failedPerS()).isEqualTo(790);
        assertThat(server.trials).isEqualTo(2);
    }

    @Test
    void aVerificationInWhichTheGeneratorIsTheLimitSaysNothing() throws InterruptedException {
        SimulatedQueue server = server(800);
        server.generatorEndsAtPerS = 500;
        SearchResult result = new Search(settings(50, 1e6, 1), server, listener).verify(790);
        assertThat(result.limit()).isEqualTo(Limit.GENERATOR);
        assertThat(result.failedPerS()).isInfinite();
    }

    /** Sorted; servers of 800/s to 1,600/s, so that the first rate has no influence. */
    private double[] errors(boolean randomArrivals, boolean randomServices) throws InterruptedException {
        double[] errors = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            double capacity = 800 * (1 + new SplittableRandom(seed).nextDouble());
            SimulatedQueue server = new SimulatedQueue(capacity, randomArrivals, randomServices, PRECISION, seed);
            SearchResult result = new Search(settings(500, 1e6, 1), server, listener).run();
            errors[seed] = result.capacityPerS() / capacity - 1;
        }
        Arrays.sort(errors);
        return errors;
    }

    private static SimulatedQueue server(double capacityPerS) {
        return new SimulatedQueue(capacityPerS, false, false, PRECISION, 1);
    }

    private static SearchSettings settings(double from, double upTo, int repeats) {
        return new SearchSettings(List.copyOf(SimulatedQueue.GOALS), from, upTo, PRECISION, 10, 30, repeats);
    }
}
