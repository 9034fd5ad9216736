package dev.keywave.forecast;

import static dev.keywave.forecast.Plans.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.rollout.HelpDesk;
import dev.keywave.rollout.Lifecycle;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.RolloutPlanFile;
import dev.keywave.rollout.SignInMethod;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a business reads, what chance does to it, and what moves it. */
final class KeyFiguresTest {

    private static final long SEED = 300;
    private static final Clock NEW_YEAR = Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void keyFiguresOfAPlanWithoutChanceAreThoseComputedByHand() {
        RolloutPlan plan = Plans.plan(1_000, Plans.campaign(1, -1, null));
        plan = plan.withSignIns(plan.signIns().withSuccess(SignInMethod.PUSH, 0.5));

        KeyFigures figures = KeyFigures.ofWave(plan, Simulation.run(plan, SEED), 0);

        assertThat(figures.enrolmentRate()).isEqualTo(1);
        assertThat(figures.deviceReadiness()).isEqualTo(1);
        assertThat(figures.signInSuccess()).isEqualTo(1);
        assertThat(figures.methodsInUse()).containsEntry(SignInMethod.PASSKEY, 1.0);
        // 19 working days after the first; 10 s each against one and a half attempts of 10 s
        assertThat(figures.hoursSaved()).isCloseTo(1_000 * 19 * 5 / 3600.0, within(1e-6));
        assertThat(figures.moneySaved()).isCloseTo(60 * figures.hoursSaved(), within(1e-6));
        assertThat(figures.supportCallsFactor()).isEqualTo(1);
        assertThat(figures.lostKeyRecoveries()).isZero();
    }

    @Test
    void everySecondAttemptFailsWhereOneInTwoSucceeds() {
        int users = 50_000;
        RolloutPlan plan = Plans.plan(users, Plans.NO_CAMPAIGN);
        plan = plan.withSignIns(plan.signIns().withSuccess(SignInMethod.PUSH, 0.5));

        Day day = Plans.day(Simulation.run(plan, SEED).days(), START);

        // a failure is tried once more
        long attempts = day.signIns().getOrDefault(SignInMethod.PUSH, 0L);
        assertThat((double) attempts).as("seed %d", SEED).isCloseTo(1.5 * users, within(4 * Math.sqrt(users * 0.25)));
        assertThat((double) day.failedSignIns().getOrDefault(SignInMethod.PUSH, 0L))
                .as("seed %d", SEED)
                .isCloseTo(0.5 * attempts, within(4 * Math.sqrt(attempts * 0.25)));
    }

    @Test
    void authenticatorsGetLostAtTheirRate() {
        int users = 20_000;
        RolloutPlan plan = Plans.plan(users, Plans.campaign(1, -1, null))
                .withLifecycle(new Lifecycle(0.5, 0, 0, 0, 0))
                .withHelpDesk(new HelpDesk("USD", 70, 60, 0.35, 0.65, 1, 2));

        Forecast forecast = Simulation.run(plan, SEED);

        int recoveries = forecast.days().stream().mapToInt(Day::recoveries).sum();
        double calls = forecast.days().stream().mapToDouble(Day::passkeyCalls).sum();
        // from the first day to the last working day at whose sign-in a loss can show: 32 days
        double expected = users * 0.5 * 32 / 365;
        assertThat((double) recoveries).as("seed %d", SEED).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        assertThat(calls).as("a call each, for nobody has a second one").isEqualTo(recoveries);
        assertThat(Plans.day(forecast.days(), START.plusDays(32)).enrolled()).isGreaterThan((int) (users * 0.99));
    }

    @Test
    void bandsHoldTheMedianAndNarrowWithTheNumberOfUsers() {
        double few = width(Bands.over(Plans.plan(100, Plans.campaign(0.25, -1, null)), 1, 30));
        double many = width(Bands.over(Plans.plan(10_000, Plans.campaign(0.25, -1, null)), 1, 20));

        // a tenth, for a hundred times the users; a factor of 2 for the bands' own chance
        assertThat(few / many).isBetween(5.0, 20.0);
    }

    @Test
    void mediansOfMoreSeedsScatterLess() {
        RolloutPlan plan = Plans.plan(200, Plans.campaign(0.25, -1, null));
        double few = 0;
        double many = 0;
        for (int batch = 0; batch < 5; batch++) {
            few += Math.abs(median(Bands.over(plan, 1_000L * batch, 3)) - expectedOnTheThirdDay(200));
            many += Math.abs(median(Bands.over(plan, 1_000L * batch + 500, 25)) - expectedOnTheThirdDay(200));
        }
        assertThat(many).as("seeds 0 to 4524").isLessThan(few);
    }

    @Test
    void eachKnobTurnsThePlan() {
        RolloutPlan plan = Plans.eventful(2_000);
        Forecast usual = Simulation.run(plan, SEED);
        assertThat(Knob.all()).allSatisfy(knob -> {
            assertThat(knob.low()).isLessThan(knob.high());
            Forecast low = Simulation.run(knob.low(plan), SEED);
            Forecast high = Simulation.run(knob.high(plan), SEED);
            assertThat(low).as(knob.name()).isNotEqualTo(high);
            assertThat(low.waves()).hasSameSizeAs(usual.waves());
        });
    }

    @Test
    void theShippedPlansAndTheExampleLeadSomewhere() {
        for (String name : List.of("organisation-300", "organisation-60000")) {
            Path file = Path.of("..", "scenarios", "plans", name + ".yaml");
            RolloutPlan plan = RolloutPlanFile.read(file, NEW_YEAR, false);
            Forecast forecast = Simulation.run(plan, SEED);

            for (int wave = 0; wave < plan.waves().size(); wave++) {
                KeyFigures figures = KeyFigures.ofWave(plan, forecast, wave);
                assertThat(figures.enrolmentRate())
                        .as("%s, wave %d", name, wave)
                        .isBetween(0.8, 1.0);
                assertThat(figures.supportCallsFactor()).isLessThan(1);
                assertThat(figures.highImpactCoverage()).isBetween(0.9, 1.0);
                assertThat(forecast.waves().get(wave).peak().peakPerS()).isPositive();
            }
            assertThat(KeyFigures.ofAll(plan, forecast, plan.waves().size() - 1).hoursSaved())
                    .isPositive();
        }
    }

    private static double expectedOnTheThirdDay(int users) {
        return users * (1 - Math.pow(0.75, 3));
    }

    private static double median(Bands bands) {
        return enrolled(bands).median();
    }

    private static double width(Bands bands) {
        Band band = enrolled(bands);
        assertThat(band.low()).isLessThan(band.median());
        assertThat(band.median()).isLessThan(band.high());
        return (band.high() - band.low()) / band.median();
    }

    private static Band enrolled(Bands bands) {
        DayBands third = bands.days().stream()
                .filter(day -> day.date().equals(START.plusDays(2)))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(third.figures().get(Figure.ENROLLED));
    }
}
