package dev.keywave.forecast;

import static dev.keywave.forecast.Plans.START;
import static dev.keywave.forecast.Plans.campaign;
import static dev.keywave.forecast.Plans.day;
import static dev.keywave.forecast.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.rollout.Campaign;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.SignInMethod;
import dev.keywave.rollout.Wave;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulation against what can be computed by hand. */
final class ClosedFormTest {

    private static final long SEED = 20270301;

    @Test
    void withoutACampaignNobodyEnrols() {
        Forecast forecast = Simulation.run(plan(5_000, Plans.NO_CAMPAIGN), SEED);

        assertThat(forecast.days()).allSatisfy(day -> {
            assertThat(day.enrolled()).isZero();
            assertThat(day.registrations()).isZero();
            assertThat(day.signIns()).containsEntry(SignInMethod.PASSKEY, 0L);
        });
        assertThat(forecast.waves().get(0).peak().peakPerS()).isZero();
    }

    @Test
    void withMessagesAloneItsShareOfThemEnrols() {
        Campaign messages = new Campaign(0, 1, 1, -1, null, List.of(START.minusDays(5), START.plusDays(8)), 0.1, 1);
        int users = 40_000;

        List<Day> days = Simulation.run(plan(users, messages), SEED).days();

        assertThat(day(days, START.plusDays(7)).enrolled()).isZero();
        assertThat(day(days, START.plusDays(30)).enrolled())
                .as("seed %d", SEED)
                .isCloseTo((int) (0.1 * users), within((int) (4 * Math.sqrt(users * 0.1 * 0.9))));
    }

    @Test
    void signInsAreUsersTimesSignInsADay() {
        int users = 3_000;
        RolloutPlan plan = plan(users, Plans.NO_CAMPAIGN);

        List<Day> days = Simulation.run(
                        plan.withSignIns(plan.signIns().withPerDay(3).withMondayFactor(2)), SEED)
                .days();

        assertThat(day(days, START.plusDays(1)).signIns()).containsEntry(SignInMethod.PUSH, 3L * users);
        assertThat(day(days, START).signIns()).containsEntry(SignInMethod.PUSH, 6L * users);
        assertThat(day(days, START.plusDays(5)).signIns()).containsEntry(SignInMethod.PUSH, 0L);
    }

    @Test
    void onAForcedDateEverybodyRegistersInTheProfileOfTheirSignIns() {
        int users = 48_000;
        LocalDate forced = START.plusDays(2);

        Wave wave = Plans.wave(campaign(0, -1, forced), null, "everybody");
        Wave untilThen = new Wave("w", wave.groups(), START, forced, 1, wave.campaign(), true, null);
        RolloutPlan plan = plan(List.of(Plans.group("everybody", users)), List.of(untilThen));
        Forecast forecast = Simulation.run(plan, SEED);

        assertThat(day(forecast.days(), forced.minusDays(1)).enrolled()).isZero();
        assertThat(day(forecast.days(), forced).registrations()).isEqualTo(users);
        assertThat(day(forecast.days(), forced.plusDays(1)).signIns())
                .containsEntry(SignInMethod.PASSKEY, (long) users)
                .containsEntry(SignInMethod.PUSH, 0L);
        List<Demand> minutes = forecast.minutes().get(0);
        assertThat(minutes).hasSize(1440);
        double firstHour = registrations(minutes, forced, 9, 10);
        assertThat(firstHour)
                .as("a fifth in the busiest hour, seed %d", SEED)
                .isCloseTo(0.2 * users, within(4 * Math.sqrt(users * 0.2 * 0.8)));
        for (int hour = 10; hour < 17; hour++) {
            double share = 0.8 / 7;
            assertThat(registrations(minutes, forced, hour, hour + 1))
                    .as("hour %d, seed %d", hour, SEED)
                    .isCloseTo(share * users, within(4 * Math.sqrt(users * share * (1 - share))));
        }
        assertThat(registrations(minutes, forced, 0, 24)).isCloseTo(users, within(1e-6));
        // the highest of sixty minutes with a mean of 160 registrations
        assertThat(forecast.waves().get(0).peak().registrationsPerS() * 60).isBetween(160.0, 160 + 5 * Math.sqrt(160));
    }

    @Test
    void constantNudgesEnrolGeometricallyUntilTheForcedCliff() {
        int users = 50_000;
        double engage = 0.25;
        double finish = 0.9;
        Campaign nudges = new Campaign(engage, finish, 1, 6, null, List.of(), 0, 1);

        List<Day> days = Simulation.run(plan(users, nudges), SEED).days();

        int nudged = 0;
        for (LocalDate date = START; nudged < 5; date = date.plusDays(1)) {
            if (date.getDayOfWeek().getValue() > 5) {
                continue;
            }
            nudged++;
            double expected = 1 - Math.pow(1 - engage * finish, nudged);
            assertThat((double) day(days, date).enrolled() / users)
                    .as("after %d nudges, seed %d", nudged, SEED)
                    .isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / users)));
        }
        // after six snoozes the seventh question is a demand: it came on the second Tuesday for who always snoozed
        double stillSnoozing = Math.pow(1 - engage, 6);
        LocalDate cliff = START.plusDays(8);
        double before = day(days, cliff.minusDays(1)).enrolled();
        double gained = (day(days, cliff).enrolled() - before) / users;
        double others = 1 - before / users - stillSnoozing;
        double expected = stillSnoozing * finish + others * engage * finish;
        assertThat(gained).as("the cliff, seed %d", SEED).isCloseTo(expected, within(0.01));
    }

    @Test
    void aSmoothedForcedDateRegistersTheSameNumberEachDay() {
        int users = 10_000;
        RolloutPlan plan = plan(users, campaign(0, -1, START)).withCampaignSmoothed(0, 10);

        List<Day> days = Simulation.run(plan, SEED).days();

        assertThat(days.stream().filter(day -> day.registrations() > 0))
                .hasSize(10)
                .allSatisfy(day -> assertThat(day.registrations()).isEqualTo(users / 10));
    }

    @Test
    void aSpreadWaveBringsItsPeopleInEvenly() {
        int users = 10_000;
        RolloutPlan plan = plan(users, campaign(1, -1, null)).withWaveSpread(0, 5);

        List<Day> days = Simulation.run(plan, SEED).days();

        for (int day = 0; day < 5; day++) {
            assertThat(day(days, START.plusDays(day)).registrations()).isEqualTo(users / 5);
        }
        assertThat(plan.waves().get(0).end()).isEqualTo(START.plusDays(31));
    }

    private static double registrations(List<Demand> minutes, LocalDate date, int fromHour, int toHour) {
        return minutes.stream()
                .filter(minute -> {
                    Duration time = Duration.between(date.atStartOfDay().toInstant(ZoneOffset.UTC), minute.at());
                    return time.toMinutes() >= fromHour * 60L && time.toMinutes() < toHour * 60L;
                })
                .mapToDouble(minute -> minute.registrationsPerS() * 60)
                .sum();
    }
}
