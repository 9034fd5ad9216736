package dev.keywave.forecast;

import static dev.keywave.forecast.Plans.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.rollout.Campaign;
import dev.keywave.rollout.Group;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.SignInMethod;
import dev.keywave.rollout.Wave;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the relying party is asked: working hours, zones, clocks that change, Mondays. */
final class DemandTest {

    private static final long SEED = 7;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");

    @Test
    void theWorkingDayBeginsAnHourEarlierOnceClocksHaveChanged() {
        // clocks go forward on Sunday, 28 March 2027
        assertThat(firstMinute(forcedOn(LocalDate.of(2027, 3, 26), day(BERLIN))))
                .isEqualTo(Instant.parse("2027-03-26T08:00:00Z"));
        assertThat(firstMinute(forcedOn(LocalDate.of(2027, 3, 29), day(BERLIN))))
                .isEqualTo(Instant.parse("2027-03-29T07:00:00Z"));
    }

    @Test
    void aWorkingDayInWhichClocksChangeIsAnHourShorter() {
        // clocks go forward at midnight on Friday, 30 April 2027
        Group night = shift(CAIRO, LocalTime.of(0, 0), LocalTime.of(8, 0));
        Forecast usual = forcedOn(LocalDate.of(2027, 4, 29), night);
        Forecast shorter = forcedOn(LocalDate.of(2027, 4, 30), night);

        assertThat(span(usual)).isEqualTo(Duration.ofHours(8));
        assertThat(span(shorter)).isEqualTo(Duration.ofHours(7));
        assertThat(usual.minutes().get(0)).hasSize(1440);
        assertThat(shorter.minutes().get(0)).hasSize(1380);
        assertThat(registrations(shorter)).isEqualTo(20_000);
    }

    @Test
    void mondayIsThePeakOfAWeek() {
        RolloutPlan plan = Plans.plan(6_000, Plans.campaign(1, -1, null));
        Forecast forecast =
                Simulation.run(plan.withSignIns(plan.signIns().withPerDay(4).withMondayFactor(1.5)), SEED);

        Day monday = Plans.day(forecast.days(), START.plusDays(7));
        Day tuesday = Plans.day(forecast.days(), START.plusDays(8));
        assertThat(monday.signIns()).containsEntry(SignInMethod.PASSKEY, 36_000L);
        assertThat(tuesday.signIns()).containsEntry(SignInMethod.PASSKEY, 24_000L);
        assertThat(forecast.waves()
                        .get(0)
                        .peak()
                        .at()
                        .atZone(BERLIN)
                        .getDayOfWeek()
                        .getValue())
                .isEqualTo(1);
    }

    @Test
    void theBurstLiesOnTopOfTheMinute() {
        RolloutPlan plan = Plans.plan(6_000, Plans.campaign(1, -1, null));
        Demand peak = Simulation.run(plan, SEED).waves().get(0).peak();
        Demand calmer = Simulation.run(plan.withSignIns(plan.signIns().withBurst(2)), SEED)
                .waves()
                .get(0)
                .peak();

        assertThat(peak.burst()).isEqualTo(4);
        assertThat(peak.peakPerS()).isCloseTo(2 * calmer.peakPerS(), within(1e-9));
    }

    @Test
    void groupsInDistantZonesDoNotPeakTogether() {
        LocalDate date = LocalDate.of(2027, 3, 24);
        Group europe = Plans.group("europe", 10_000, 1, BERLIN);
        Group pacific = Plans.group("pacific", 10_000, 1, ZoneId.of("Pacific/Auckland"));
        Forecast apart = forcedOn(date, europe, pacific);
        Forecast together = forcedOn(date, europe, Plans.group("pacific", 10_000, 1, BERLIN));

        assertThat(together.waves().get(0).peak().registrationsPerS()
                        / apart.waves().get(0).peak().registrationsPerS())
                .as("seed %d", SEED)
                .isBetween(1.5, 2.2);
    }

    private static Group day(ZoneId zone) {
        return shift(zone, LocalTime.of(9, 0), LocalTime.of(17, 0));
    }

    private static Group shift(ZoneId zone, LocalTime from, LocalTime to) {
        Group group = Plans.group("everybody", 20_000);
        return new Group(
                group.name(), group.users(), group.impact(), "unit", Map.of("security-key", 1.0), 1, from, to, zone);
    }

    private static Forecast forcedOn(LocalDate date, Group... groups) {
        Campaign forced = Plans.campaign(0, -1, date);
        List<String> names = List.of(groups).stream().map(Group::name).toList();
        Wave wave = new Wave("wave", names, START, date, 1, forced, true, null);
        RolloutPlan plan = Plans.plan(List.of(groups), List.of(wave));
        RolloutPlan longer = new RolloutPlan(
                plan.organisation(),
                plan.signIns(),
                0,
                14,
                plan.lifecycle(),
                plan.helpDesk(),
                plan.waves(),
                plan.criteria(),
                plan.limits(),
                plan.from(),
                date.plusDays(7),
                List.of());
        return Simulation.run(longer, SEED);
    }

    private static long registrations(Forecast forecast) {
        return Math.round(forecast.minutes().get(0).stream()
                .mapToDouble(minute -> minute.registrationsPerS() * 60)
                .sum());
    }

    private static Instant firstMinute(Forecast forecast) {
        return busy(forecast).get(0).at();
    }

    private static Duration span(Forecast forecast) {
        List<Demand> busy = busy(forecast);
        return Duration.between(busy.get(0).at(), busy.get(busy.size() - 1).at())
                .plusMinutes(1);
    }

    private static List<Demand> busy(Forecast forecast) {
        return forecast.minutes().get(0).stream()
                .filter(minute -> minute.registrationsPerS() > 0)
                .toList();
    }
}
