package dev.keywave.forecast;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans so simple that what they lead to can be computed by hand. */
final class Plans {

    /** A Monday. */
    static final LocalDate START = LocalDate.of(2027, 3, 1);

    /** Nobody is asked, forced or written to. */
    static final Campaign NO_CAMPAIGN = campaign(0, -1, null);

    private Plans() {}

    /** One sign-in per user and working day, all of which succeed; nobody is absent, nothing gets lost. */
    static RolloutPlan plan(List<Group> groups, List<Wave> waves) {
        MethodFigures sure = new MethodFigures(1, 10, 0);
        SignIns signIns = new SignIns(
                Map.of(SignInMethod.PUSH, 1.0),
                Map.of(
                        SignInMethod.PASSWORD, sure,
                        SignInMethod.PASSWORD_OTP, sure,
                        SignInMethod.PUSH, sure,
                        SignInMethod.PASSKEY, sure),
                1,
                0.2,
                1,
                4,
                0);
        return new RolloutPlan(
                new Organisation("test", groups),
                signIns,
                0,
                14,
                new Lifecycle(0, 0, 0, 0, 0),
                new HelpDesk("USD", 70, 60, 0.35, 0.65, 1, 2),
                waves,
                new Criteria(0, 0, 0, 0, 0, 1, 100, 0),
                new RelyingPartyLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, List.of()),
                START.minusDays(7),
                START.plusDays(34),
                List.of());
    }

    static RolloutPlan plan(int users, Campaign campaign) {
        return plan(List.of(group("everybody", users)), List.of(wave(campaign, null, "everybody")));
    }

    static Group group(String name, int users) {
        return group(name, users, 1, ZoneOffset.UTC);
    }

    static Group group(String name, int users, double compliant, ZoneId zone) {
        return new Group(
                name,
                users,
                Impact.USUAL,
                "unit",
                Map.of("security-key", 1.0),
                compliant,
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                zone);
    }

    static Wave wave(Campaign campaign, @Nullable Enforcement enforcement, String... groups) {
        return new Wave("wave", List.of(groups), START, START.plusDays(25), 1, campaign, true, enforcement);
    }

    static Campaign campaign(double engage, int maxSnoozes, @Nullable LocalDate forcedFrom) {
        return new Campaign(engage, 1, 1, maxSnoozes, forcedFrom, List.of(), 0, 1);
    }

    static Enforcement enforcedFrom(LocalDate date) {
        return new Enforcement(date, false, Set.of());
    }

    /** Everything happens to these people: two groups in one wave, one in another, one in none. */
    static RolloutPlan eventful(int users) {
        Group high = new Group(
                "administrators",
                users / 10,
                Impact.ADMINISTRATORS,
                "IT",
                Map.of("security-key", 0.7, "windows-hello", 0.3),
                0.8,
                LocalTime.of(8, 0),
                LocalTime.of(18, 30),
                ZoneId.of("America/New_York"));
        Group staff = group("staff", users / 2, 0.9, ZoneId.of("Europe/Berlin"));
        Group field = group("field", users / 5, 0.6, ZoneId.of("Asia/Kolkata"));
        Group others = group("others", users / 5, 0.9, ZoneId.of("Pacific/Auckland"));
        Campaign campaign = new Campaign(
                0.15, 0.95, 1, 20, START.plusDays(21), List.of(START.plusDays(2), START.plusDays(9)), 0.02, 2);
        Wave first = new Wave(
                "first",
                List.of("administrators", "field"),
                START,
                START.plusDays(25),
                3,
                campaign,
                true,
                new Enforcement(START.plusDays(16), true, Set.of("security-key")));
        Wave second = new Wave(
                "second",
                List.of("staff"),
                START.plusDays(28),
                START.plusDays(53),
                1,
                new Campaign(0.25, 0.95, 1, 3, START.plusDays(49), List.of(), 0.02, 1),
                false,
                enforcedFrom(START.plusDays(45)));
        RolloutPlan plan = plan(List.of(high, staff, field, others), List.of(first, second));
        MethodFigures password = new MethodFigures(0.63, 9, 0.3);
        SignIns signIns = new SignIns(
                Map.of(SignInMethod.PASSWORD, 0.2, SignInMethod.PASSWORD_OTP, 0.3, SignInMethod.PUSH, 0.5),
                Map.of(
                        SignInMethod.PASSWORD, password,
                        SignInMethod.PASSWORD_OTP, password,
                        SignInMethod.PUSH, password,
                        SignInMethod.PASSKEY, new MethodFigures(0.93, 8.5, 0.02)),
                2.4,
                0.2,
                1.3,
                4,
                0.1);
        return new RolloutPlan(
                plan.organisation(),
                signIns,
                0.6,
                14,
                new Lifecycle(0.5, 0.5, 0.2, 0.6, 0.9),
                new HelpDesk("USD", 70, 60, 0.35, 0.65, 1.5, 6),
                plan.waves(),
                plan.criteria(),
                plan.limits(),
                plan.from(),
                START.plusDays(67),
                List.of());
    }

    static Day day(List<Day> days, LocalDate date) {
        return days.stream().filter(day -> day.date().equals(date)).findFirst().orElseThrow();
    }
}
