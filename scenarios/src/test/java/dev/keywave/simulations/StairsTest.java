package dev.keywave.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which stair was the last within the goals. */
final class StairsTest {

    private static final Duration GOAL = Duration.ofSeconds(1);
    private static final double ERRORS = 0.1;

    private final Stairs stairs = new Stairs(2.5, 3);

    @Test
    void aStairIsNamedByItsRate() {
        assertThat(stairs.name(0)).isEqualTo("2.5/s");
        assertThat(stairs.name(1)).isEqualTo("5/s");
        assertThat(new Stairs(20, 5).name(4)).isEqualTo("100/s");
        assertThat(new Stairs(2000, 5).name(4)).isEqualTo("10000/s");
    }

    @Test
    void theLastStairIsTheOneBelowTheFirstThatMissesAGoal() {
        climb(0, 100, Duration.ofMillis(10), 0);
        climb(1, 100, Duration.ofSeconds(2), 0);
        climb(2, 100, Duration.ofMillis(10), 0);
        assertThat(stairs.last(GOAL, ERRORS)).isZero();
        assertThat(stairs.inWords(GOAL, ERRORS))
                .contains("2.5/s is the last stair within the goals (p99 below 1000 ms");
    }

    @Test
    void failuresMissAGoalTheSameAsSlowness() {
        climb(0, 100, Duration.ofMillis(10), 10);
        climb(1, 100, Duration.ofMillis(10), 11);
        climb(2, 100, Duration.ofMillis(10), 0);
        assertThat(stairs.last(GOAL, ERRORS)).isZero();
    }

    @Test
    void aStairThatNobodyClimbedHoldsNothing() {
        assertThat(stairs.last(GOAL, ERRORS)).isEqualTo(-1);
        assertThat(stairs.inWords(GOAL, ERRORS)).contains("no stair is within the goals");
    }

    @Test
    void whenAllHoldTheWordsAskForMore() {
        for (int step = 0; step < 3; step++) {
            climb(step, 10, Duration.ofMillis(10), 0);
        }
        assertThat(stairs.inWords(GOAL, ERRORS)).contains("7.5/s is the last").contains("raise rate or steps");
    }

    private void climb(int step, int times, Duration each, int failed) {
        for (int i = 0; i < times; i++) {
            stairs.climbed(step, each.toMillis(), i < failed);
        }
    }
}
