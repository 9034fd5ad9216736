package dev.keywave.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.measure.IntervalFigures;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DriftTest {

    private static final double[] TEN =
            IntStream.rangeClosed(1, 10).asDoubleStream().toArray();

    @Test
    void anOverloadOfTwoPercentIsSeenWhereAnObjectiveOf300MsHolds() {
        double[] response =
                IntStream.range(0, 10).mapToDouble(i -> 0.005 + 0.02 * i).toArray();
        Drift drift = Drift.of(TEN, response);
        assertThat(drift.slope()).isCloseTo(0.02, within(1e-9));
        assertThat(drift.exceeds(0.005)).isTrue();
    }

    @Test
    void aPauseOfTheMachineIsNoDrift() {
        double[] response = new double[10];
        Arrays.fill(response, 0.002);
        response[8] = 0.4;
        response[9] = 0.3;
        assertThat(Drift.of(TEN, response).exceeds(0.005)).isFalse();
    }

    @Test
    void noiseIsSignificantInOneOfTwentyTrials() {
        SplittableRandom random = new SplittableRandom(7);
        int significant = 0;
        for (int i = 0; i < 2_000; i++) {
            double[] response = random.doubles(10).toArray();
            significant += Drift.of(TEN, response).significant() ? 1 : 0;
        }
        assertThat(significant / 2_000.0).as("seed 7").isBetween(0.02, 0.06);
    }

    @Test
    void aRelyingPartyThatAnswersNothingFallsBehindByAllOfTheTime() {
        List<IntervalFigures> seconds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            seconds.add(second(i, i < 2 ? 100 : 0, 1));
        }
        assertThat(Drift.of(seconds).slope()).isCloseTo(1, within(0.01));
    }

    @Test
    void whatIsNotMeasuredDoesNotCount() {
        IntervalFigures lead = new IntervalFigures(0, 1, "lead", false, Map.of(), 0, 0, 0, 0, 0, 0, 0);
        assertThat(Drift.of(List.of(lead, second(1, 100, 5), second(2, 100, 5))).slope())
                .isZero();
    }

    @Test
    void whoTurnsStartsAwayDoesNotKeepUp() {
        OutcomeCounts counts = new OutcomeCounts(1_000, 970, 0, 30, 0, 0);
        assertThat(KeepsUp.beside(List.of("failed < 5%"), 0.02).judge(new Drift(0, false), counts))
                .satisfies(verdict -> assertThat(verdict.passed()).isFalse())
                .satisfies(verdict -> assertThat(verdict.observed()).isEqualTo("3.00% not accepted"));
    }

    @Test
    void outcomesThatAnObjectiveSpeaksOfAreLeftToIt() {
        KeepsUp keepsUp = KeepsUp.beside(List.of("failed < 5%"), 0.02);
        assertThat(keepsUp.spokenOf()).containsExactly(Outcome.FAILED);
        OutcomeCounts counts = new OutcomeCounts(1_000, 970, 0, 0, 30, 0);
        assertThat(keepsUp.judge(new Drift(0, false), counts).passed()).isTrue();
        OutcomeCounts none = new OutcomeCounts(1_000, 0, 0, 0, 1_000, 0);
        assertThat(keepsUp.judge(new Drift(0, false), none).passed()).isFalse();
    }

    private static IntervalFigures second(int at, long ended, double p50Ms) {
        IntervalFigures.Ceremonies figures =
                new IntervalFigures.Ceremonies(100, ended, 0, 0, 0, p50Ms, p50Ms, p50Ms, p50Ms);
        return new IntervalFigures(
                at, 1, "trial", true, Map.of(CeremonyType.AUTHENTICATION, figures), 0, 0, 0, 0, 0, 0, 0);
    }
}
