package dev.keywave.checkpoint;

import dev.keywave.forecast.Day;
import dev.keywave.forecast.Demand;
import dev.keywave.forecast.Forecast;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.forecast.Lockout;
import dev.keywave.forecast.WaveForecast;
import dev.keywave.rollout.Campaign;
import dev.keywave.rollout.Criteria;
import dev.keywave.rollout.Enforcement;
import dev.keywave.rollout.Group;
import dev.keywave.rollout.HelpDesk;
import dev.keywave.rollout.Impact;
import dev.keywave.rollout.Lifecycle;
import dev.keywave.rollout.MethodFigures;
import dev.keywave.rollout.Organisation;
import dev.keywave.rollout.RelyingPartyLimits;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.SignInMethod;
import dev.keywave.rollout.SignIns;
import dev.keywave.rollout.Wave;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan of two waves, and a fortune-teller whose figures one can work out by hand. */
final class Fixture {

    static final LocalDate START = LocalDate.of(2030, 1, 7);
    static final LocalDate END = LocalDate.of(2030, 2, 1);

    static final Criteria NOTHING_DEMANDED =
            new Criteria(0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    private Fixture() {}

    static RolloutPlan plan(Criteria criteria) {
        return new RolloutPlan(
                new Organisation(
                        "Example <Ltd>",
                        List.of(group("admins", 20, Impact.ADMINISTRATORS), group("sales", 400, Impact.USUAL))),
                new SignIns(
                        Map.of(SignInMethod.PASSWORD_OTP, 1.0),
                        Map.of(
                                SignInMethod.PASSWORD, new MethodFigures(0.9, 9, 0.2),
                                SignInMethod.PASSWORD_OTP, new MethodFigures(0.9, 20, 0.3),
                                SignInMethod.PUSH, new MethodFigures(0.9, 20, 0.3),
                                SignInMethod.PASSKEY, new MethodFigures(0.95, 5, 0.05)),
                        3,
                        0.2,
                        1.3,
                        4,
                        0.1),
                0.5,
                14,
                new Lifecycle(0.05, 0.05, 0.01, 0.1, 0.1),
                new HelpDesk("USD", 70, 50, 0.3, 0.5, 1, 4),
                List.of(
                        wave("high impact", "admins", START, END),
                        wave("sales", "sales", LocalDate.of(2030, 2, 4), LocalDate.of(2030, 3, 1))),
                criteria,
                new RelyingPartyLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, List.of()),
                LocalDate.of(2030, 1, 1),
                LocalDate.of(2030, 3, 8),
                List.of());
    }

    private static Group group(String name, int users, Impact impact) {
        return new Group(
                name,
                users,
                impact,
                "unit",
                Map.of("security-key", 1.0),
                0.9,
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                ZoneOffset.UTC);
    }

    private static Wave wave(String name, String group, LocalDate start, LocalDate end) {
        return new Wave(
                name,
                List.of(group),
                start,
                end,
                1,
                new Campaign(0.25, 0.99, 1, 3, null, List.of(), 0.1, 1),
                false,
                new Enforcement(end.minusDays(4), false, Set.of()));
    }

    /** Registrations at a tenth of the wave's people per second over its spread, a sign-in of half of them; the seed adds a percent. */
    static Outlook outlook(RolloutPlan plan, int seed) {
        List<WaveForecast> waves = new ArrayList<>();
        List<KeyFigures> figures = new ArrayList<>();
        List<List<Demand>> minutes = new ArrayList<>();
        for (Wave wave : plan.waves()) {
            int users = plan.organisation().groups().stream()
                    .filter(group -> wave.groups().contains(group.name()))
                    .mapToInt(Group::users)
                    .sum();
            int days = wave.spreadDays() + wave.campaign().smoothDays() - 1;
            Demand peak = new Demand(
                    Instant.parse(wave.start() + "T09:00:00Z"),
                    users * 0.1 / days * (1 + seed / 100.0),
                    users * 0.05,
                    1,
                    plan.signIns().burst());
            waves.add(new WaveForecast(wave, days(plan, wave, users), peak));
            minutes.add(List.of(peak, new Demand(peak.at().plusSeconds(60), 0, users * 0.05, 1, 4)));
            figures.add(figures(wave, users, 0.5 + seed / 100.0));
        }
        return new Outlook(new Forecast(seed, waves.get(1).days(), waves, minutes), figures);
    }

    static List<Outlook> outlooks(RolloutPlan plan, int seeds) {
        List<Outlook> outlooks = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            outlooks.add(outlook(plan, seed));
        }
        return outlooks;
    }

    private static KeyFigures figures(Wave wave, int users, double enrolled) {
        return new KeyFigures(
                wave.end(),
                users,
                enrolled,
                0.2,
                0.9,
                Map.of(SignInMethod.PASSKEY, 0.6, SignInMethod.PASSWORD_OTP, 0.4),
                0.93,
                0.2,
                0.3,
                2 / 3.0,
                4,
                12,
                900,
                0.9,
                1,
                wave.temporaryAccessPass() ? 0.001 : 0.02);
    }

    private static List<Day> days(RolloutPlan plan, Wave wave, int users) {
        List<Day> days = new ArrayList<>();
        for (LocalDate date = plan.from(); !date.isAfter(plan.until()); date = date.plusDays(1)) {
            int enrolled = date.isBefore(wave.start()) ? 0 : users / 2;
            days.add(new Day(
                    date,
                    users,
                    enrolled,
                    enrolled / 4,
                    0,
                    0,
                    users,
                    date.equals(wave.start()) ? users / 2 : 0,
                    0,
                    Map.of(SignInMethod.PASSWORD_OTP, (long) users - enrolled, SignInMethod.PASSKEY, (long) enrolled),
                    Map.of(SignInMethod.PASSWORD_OTP, 2L),
                    1,
                    0,
                    users / 50.0,
                    0.1,
                    date.equals(wave.end()) ? Map.of(Lockout.NO_METHOD, 3) : Map.of(),
                    Map.of(),
                    0,
                    enrolled * 10.0,
                    Map.of()));
        }
        return days;
    }
}
