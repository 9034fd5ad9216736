package dev.keywave.workload;

import static dev.keywave.workload.ArrivalStatistics.drain;
import static dev.keywave.workload.ArrivalStatistics.drainAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvenArrivalsTest {

    private static final long S = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 3000, 6001, 99_991})
    void theKthStartOfAConstantRateIsKOverTheRateToTheNanosecond(int ratePerS) {
        long[] starts = drain(OpenWorkload.constantRate(ratePerS, 60 * S, Arrivals.CONSTANT, 0)
                .split(0, 1));
        long[] exact = LongStream.range(0, 60L * ratePerS)
                .map(k -> (2 * k * S + ratePerS) / (2L * ratePerS))
                .toArray();
        assertThat(starts).as("%d/s", ratePerS).isEqualTo(exact);
    }

    @Test
    void aDayAtAHighRateDoesNotDrift() {
        ArrivalSchedule schedule =
                OpenWorkload.constantRate(7, 86_400 * S, Arrivals.CONSTANT, 0).split(6, 7);
        assertThat(LongStream.range(0, 86_400).map(k -> schedule.nextNs() - k * S))
                .hasSize(86_400)
                .containsOnly(857_142_857L);
        assertThat(schedule.nextNs()).isEqualTo(ArrivalSchedule.END);
        assertThat(schedule.nextNs()).isEqualTo(ArrivalSchedule.END);
    }

    @ParameterizedTest
    @CsvSource({"0,1000,10", "1000,0,10", "200,900,7", "900,200,7", "0.5,3,100", "1,5000,60", "5000,1,60"})
    void aRampIsWhereTheIntegralOfTheRateIsK(double from, double to, long seconds) {
        OpenWorkload ramp = OpenWorkload.ramp(from, to, seconds * S, Arrivals.CONSTANT, 0);
        long[] starts = drain(ramp.split(0, 1));
        assertThat(starts).hasSize((int) Math.round((from + to) / 2 * seconds));
        MathContext digits = new MathContext(40, RoundingMode.HALF_EVEN);
        BigDecimal slope =
                BigDecimal.valueOf(to).subtract(BigDecimal.valueOf(from)).divide(BigDecimal.valueOf(seconds), digits);
        for (int k = 1; k < starts.length; k += 1 + starts.length / 500) {
            BigDecimal root = BigDecimal.valueOf(from)
                    .pow(2)
                    .add(slope.multiply(BigDecimal.valueOf(2L * k)), digits)
                    .sqrt(digits);
            BigDecimal exactNs = BigDecimal.valueOf(2L * k * S).divide(root.add(BigDecimal.valueOf(from)), digits);
            assertThat(exactNs.subtract(BigDecimal.valueOf(starts[k])).abs().doubleValue())
                    .as("start %d of a ramp from %s to %s in %d s", k, from, to, seconds)
                    .isLessThan(0.51);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.4,1,2", "2.5,1,3", "0.3,1,0", "0.5,1,1", "1000.4,1,1000"})
    void theNumberOfStartsIsTheRoundedIntegral(double rate, long seconds, int starts) {
        OpenWorkload workload = OpenWorkload.constantRate(rate, seconds * S, Arrivals.CONSTANT, 0);
        assertThat(LongStream.of(drain(workload.split(0, 1))))
                .hasSize(starts)
                .allMatch(startNs -> startNs < seconds * S);
        assertThat(workload.expectedStarts()).isEqualTo(starts);
    }

    @Test
    void aNumberOfStartsAtARateLastsAsLongAsThatTakes() {
        OpenWorkload workload = OpenWorkload.exactly(20_000, 1_000, Arrivals.CONSTANT, 0);
        assertThat(workload.durationNs()).isEqualTo(20 * S);
        assertThat(drain(workload.split(0, 1))).hasSize(20_000).endsWith(19_999_000_000L);
        assertThat(drain(OpenWorkload.exactly(1_001, 7, Arrivals.CONSTANT, 0).split(0, 1)))
                .hasSize(1_001);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void theLoopsTogetherAreExactlyTheWhole(int loops) {
        OpenWorkload workload = OpenWorkload.ramp(100, 2_000, 5 * S, Arrivals.CONSTANT, 0);
        assertThat(drainAll(workload, loops)).isEqualTo(drain(workload.split(0, 1)));
    }

    @Test
    void aLoopTakesEveryKthStart() {
        OpenWorkload workload = OpenWorkload.constantRate(10, S, Arrivals.CONSTANT, 0);
        assertThat(drain(workload.split(1, 4))).containsExactly(100_000_000L, 500_000_000L, 900_000_000L);
    }

    @Test
    void whatIsNoWorkloadIsRejected() {
        assertThatThrownBy(() -> OpenWorkload.constantRate(0, S, Arrivals.CONSTANT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenWorkload.constantRate(Double.NaN, S, Arrivals.CONSTANT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenWorkload.ramp(-1, 5, S, Arrivals.CONSTANT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenWorkload.constantRate(Double.POSITIVE_INFINITY, S, Arrivals.CONSTANT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenWorkload.constantRate(1, 0, Arrivals.CONSTANT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenWorkload.exactly(0, 1, Arrivals.CONSTANT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        OpenWorkload.constantRate(1, S, Arrivals.CONSTANT, 0).split(2, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedWorkloadIsSharedOutWithoutLoss() {
        ClosedWorkload whole = new ClosedWorkload(50, S, 10 * S);
        int sum = 0;
        for (int loop = 0; loop < 8; loop++) {
            ClosedWorkload part = whole.split(loop, 8);
            assertThat(part.concurrency()).isBetween(6, 7);
            assertThat(part.thinkNs()).isEqualTo(S);
            assertThat(part.durationNs()).isEqualTo(10 * S);
            sum += part.concurrency();
        }
        assertThat(sum).isEqualTo(50);
        assertThat(new ClosedWorkload(1, 0, S).split(1, 2).concurrency()).isZero();
        assertThatThrownBy(() -> new ClosedWorkload(-1, 0, S)).isInstanceOf(IllegalArgumentException.class);
    }
}
