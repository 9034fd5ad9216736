package dev.keywave.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.measure.NotableTraces;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The knee, the Universal Scalability Law, and the relying party's CPU time. */
final class ExplanationsTest {

    @Test
    void theKneeIsWhereTimesBeginToGrow() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            double rate = i * 50;
            double ms = rate <= 800 ? 2 / (1 - rate / 850) : 100 + (rate - 800) * 10;
            trials.add(trial(rate, rate, ms));
        }
        assertThat(Knee.of(trials))
                .hasValueSatisfying(knee -> assertThat(knee.ratePerS()).isBetween(700.0, 850.0));
    }

    @Test
    void aStraightOrAFlatCurveHasNoKnee() {
        List<Trial> straight = new ArrayList<>();
        List<Trial> flat = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            straight.add(trial(i * 50, i * 50, i));
            flat.add(trial(i * 50, i * 50, 2));
        }
        assertThat(Knee.of(straight)).isEmpty();
        assertThat(Knee.of(flat)).isEmpty();
        assertThat(Knee.of(flat.subList(0, 3))).isEmpty();
    }

    @Test
    void theScalabilityLawGivesBackTheCoefficientsItWasMadeWith() {
        ScalabilityFit truth = new ScalabilityFit(100, 0.03, 0.0002, 1, 0);
        List<Trial> trials = new ArrayList<>();
        for (int n = 1; n <= 128; n *= 2) {
            double perS = truth.perS(n);
            trials.add(trial(perS, perS, n / perS * 1e3));
        }
        ScalabilityFit fit = ScalabilityFit.of(trials).orElseThrow();
        assertThat(fit.gammaPerS()).isCloseTo(100, within(0.01));
        assertThat(fit.alpha()).isCloseTo(0.03, within(1e-5));
        assertThat(fit.beta()).isCloseTo(0.0002, within(1e-7));
        assertThat(fit.r2()).isCloseTo(1, within(1e-6));
        assertThat(fit.highestPerS()).isCloseTo(truth.highestPerS(), within(0.1));
    }

    @Test
    void cpuSecondsAreReadFromAPrometheusPage() {
        assertThat(MetricsCpu.parse("# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 12.5\n"))
                .hasValue(12.5);
        assertThat(MetricsCpu.parse("a 1\nprocess_cpu_seconds_total{app=\"x\"} 1.5e1 1700000000\n"))
                .hasValue(15);
        assertThat(MetricsCpu.parse("# HELP process_cpu_seconds_total 5\nprocess_cpu_seconds_totals 3\n"))
                .isEmpty();
        assertThat(MetricsCpu.parse("<html>404</html>")).isEmpty();
    }

    @Test
    void thisProcessAndItsThreadsHaveCpuTime() {
        assertThat(RpCpu.ofProcess(ProcessHandle.current().pid()).seconds().orElseThrow())
                .isPositive();
        assertThat(RpCpu.ofThreads(Thread.currentThread().getName()).seconds().orElseThrow())
                .isPositive();
        assertThat(RpCpu.ofThreads("no such thread").seconds()).isEmpty();
    }

    private static Trial trial(double rate, double achieved, double ms) {
        return new Trial(
                Step.BISECTION,
                rate,
                10,
                achieved,
                new OutcomeCounts(100, 100, 0, 0, 0, 0),
                new Percentiles(ms, ms, ms, ms, ms),
                ms,
                0,
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                NotableTraces.NONE);
    }
}
