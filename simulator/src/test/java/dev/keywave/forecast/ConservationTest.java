package dev.keywave.forecast;

import static dev.keywave.forecast.Plans.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.RolloutPlanFile;
import dev.keywave.rollout.SignInMethod;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nobody and nothing appears or vanishes, and chance is repeatable. */
final class ConservationTest {

    private static final long SEED = 42;
    private static final int USERS = 4_000;
    private static final RolloutPlan PLAN = Plans.eventful(USERS);
    private static final Forecast FORECAST = Simulation.run(PLAN, SEED);

    @Test
    void everybodyIsInExactlyOneStateEachEvening() {
        int ever = Simulation.usersOn(PLAN, SEED, PLAN.until()).size();

        assertThat(ever).isGreaterThan(USERS);
        assertThat(FORECAST.days()).allSatisfy(day -> {
            Map<EnrolmentState, Integer> states = day.states();
            assertThat(states.values()).allMatch(count -> count >= 0);
            assertThat(states.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(ever);
            assertThat(day.users())
                    .isEqualTo(ever - count(states, EnrolmentState.TO_COME) - count(states, EnrolmentState.LEFT));
            int enrolled = count(states, EnrolmentState.ENROLLED) + count(states, EnrolmentState.ENROLLED_TWICE);
            assertThat(day.enrolled() - enrolled).isBetween(0, count(states, EnrolmentState.LOCKED_OUT));
            assertThat(day.twoMethods()).isBetween(count(states, EnrolmentState.ENROLLED_TWICE), day.enrolled());
        });
    }

    @Test
    void thePeopleOfADayAreThoseThatTheDayCounts() {
        for (LocalDate date : List.of(PLAN.from(), START, START.plusDays(15), START.plusDays(16), PLAN.until())) {
            Day day = Plans.day(FORECAST.days(), date);
            List<UserState> users = Simulation.usersOn(PLAN, SEED, date);

            assertThat(users.stream().filter(UserState::present)).hasSize(day.users());
            assertThat(users.stream().filter(UserState::enrolled)).hasSize(day.enrolled());
            assertThat(users.stream().filter(UserState::twoMethods)).hasSize(day.twoMethods());
            assertThat(users.stream().filter(user -> user.present() && user.compliant()))
                    .hasSize(day.compliantDevices());
            Map<EnrolmentState, Integer> states = new EnumMap<>(EnrolmentState.class);
            users.forEach(user -> states.merge(user.state(), 1, Integer::sum));
            day.states()
                    .forEach((state, count) -> assertThat(states.getOrDefault(state, 0))
                            .as("%s on %s", state, date)
                            .isEqualTo(count));
        }
    }

    @Test
    void lockedOutAreThoseWhoAreRefusedAtTheirFirstSignIn() {
        int lockedOut = 0;
        for (LocalDate date = START; date.isBefore(START.plusDays(50)); date = date.plusDays(1)) {
            Day day = Plans.day(FORECAST.days(), date);
            List<FirstSignIn> signIns = Simulation.firstSignInsOn(PLAN, SEED, date);
            for (Lockout reason : Lockout.values()) {
                assertThat(signIns.stream().filter(signIn -> signIn.lockout() == reason))
                        .as("%s on %s", reason, date)
                        .hasSize(day.lockouts().getOrDefault(reason, 0));
                assertThat(signIns.stream().filter(signIn -> signIn.reported() == reason))
                        .as("%s reported on %s", reason, date)
                        .hasSize(day.reportedOnly().getOrDefault(reason, 0));
            }
            lockedOut += day.lockedOut();
        }
        assertThat(lockedOut).isPositive();
        Day enforcement = Plans.day(FORECAST.days(), START.plusDays(16));
        assertThat(enforcement.lockouts().values()).allMatch(count -> count > 0);
    }

    @Test
    void whoIsRefusedIsWhoThePolicyMustRefuse() {
        Simulation.firstSignInsOn(PLAN, SEED, START.plusDays(16)).forEach(signIn -> {
            UserState before = signIn.before();
            boolean first =
                    before.group().equals("administrators") || before.group().equals("field");
            Lockout expected = !first
                    ? null
                    : !before.enrolled()
                            ? Lockout.NO_METHOD
                            : !before.model().equals("security-key")
                                    ? Lockout.AAGUID_NOT_ALLOWED
                                    : before.compliant() ? null : Lockout.DEVICE_NOT_COMPLIANT;
            assertThat(signIn.lockout()).as(before.toString()).isEqualTo(expected);
        });
    }

    @Test
    void whereEverybodyIsInAWaveTheWavesAddUpToEverybody() {
        Path file = Path.of("..", "scenarios", "plans", "organisation-300.yaml");
        Forecast forecast = Simulation.run(RolloutPlanFile.read(file, Clock.systemUTC(), true), SEED);
        for (int i = 0; i < forecast.days().size(); i++) {
            int index = i;
            Day all = forecast.days().get(i);
            List<Day> waves = forecast.waves().stream()
                    .map(wave -> wave.days().get(index))
                    .toList();
            for (SignInMethod method : SignInMethod.values()) {
                assertThat(waves.stream()
                                .mapToLong(day -> day.signIns().getOrDefault(method, 0L))
                                .sum())
                        .isEqualTo(all.signIns().getOrDefault(method, 0L));
                assertThat(all.failedSignIns().getOrDefault(method, 0L))
                        .isLessThanOrEqualTo(all.signIns().getOrDefault(method, 0L));
            }
            assertThat(waves.stream().mapToInt(Day::users).sum()).isEqualTo(all.users());
            assertThat(waves.stream().mapToInt(Day::registrations).sum()).isEqualTo(all.registrations());
            assertThat(waves.stream().mapToInt(Day::lockedOut).sum()).isEqualTo(all.lockedOut());
        }
    }

    @Test
    void theMinutesOfADayHoldAllOfItsCeremonies() {
        // people in one zone, so that the day of the minutes is everybody's day
        RolloutPlan plan = Plans.plan(
                        List.of(Plans.group("everybody", 1_000)),
                        List.of(Plans.wave(Plans.campaign(0.3, 3, null), null, "everybody")))
                .withSignIns(PLAN.signIns());
        Forecast forecast = Simulation.run(plan, SEED);
        List<Demand> minutes = forecast.minutes().get(0);
        LocalDate date = minutes.get(0).at().atZone(ZoneOffset.UTC).toLocalDate();
        Day day = Plans.day(forecast.days(), date);

        long passkeys = day.signIns().getOrDefault(SignInMethod.PASSKEY, 0L);
        long all = day.signIns().values().stream().mapToLong(Long::longValue).sum();
        assertThat(Math.round(
                        minutes.stream().mapToDouble(Demand::registrationsPerS).sum() * 60))
                .isEqualTo(day.registrations());
        assertThat(Math.round(minutes.stream()
                                .mapToDouble(Demand::authenticationsPerS)
                                .sum()
                        * 60))
                .isEqualTo(passkeys);
        assertThat(Math.round(
                        minutes.stream().mapToDouble(Demand::passwordsPerS).sum() * 60))
                .isEqualTo(all - passkeys);
    }

    @Test
    void theSameSeedGivesTheSameForecastInAnyNumberOfLoops() {
        assertThat(Simulation.run(PLAN, SEED)).isEqualTo(FORECAST);
        assertThat(Simulation.run(PLAN, SEED, 3)).isEqualTo(FORECAST);
        assertThat(Simulation.run(PLAN, SEED, 16)).isEqualTo(FORECAST);
        assertThat(Simulation.run(PLAN, SEED + 1)).isNotEqualTo(FORECAST);
    }

    @Test
    void whatAGroupDoesIsNotChangedByGroupsInOtherWaves() {
        List<Day> both = FORECAST.waves().get(0).days();
        RolloutPlan alone = PLAN.withWaves(new ArrayList<>(PLAN.waves().subList(0, 1)));

        List<Day> one = Simulation.run(alone, SEED).waves().get(0).days();

        assertThat(one.stream().map(Day::enrolled).collect(Collectors.toList()))
                .isEqualTo(both.stream().map(Day::enrolled).limit(one.size()).collect(Collectors.toList()));
    }

    @Test
    void theTableHasARowForEachDayAndWave() throws IOException {
        StringWriter out = new StringWriter();
        DaysCsv.write(FORECAST, out);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(1 + 3 * FORECAST.days().size());
        assertThat(lines.get(0)).startsWith("date,wave,users,enrolled,").endsWith(",recoveries,seconds_saved");
        assertThat(lines.get(1)).startsWith("2027-02-22,all,4000,0,0,400,0,");
        assertThat(lines)
                .allMatch(line -> line.split(",", -1).length == lines.get(0).split(",", -1).length);
    }

    private static int count(Map<EnrolmentState, Integer> states, EnrolmentState state) {
        return states.getOrDefault(state, 0);
    }
}
