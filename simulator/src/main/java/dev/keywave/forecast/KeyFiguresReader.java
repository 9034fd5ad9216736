package dev.keywave.forecast;

import dev.keywave.rollout.HelpDesk;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.SignInMethod;
import dev.keywave.rollout.Wave;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Reads key figures from days: those of the evening of a checkpoint, and those of the time since its wave began. */
final class KeyFiguresReader {

    private static final int DAYS_IN_USE = 7;
    private static final int DAYS_PER_MONTH = 30;

    private final RolloutPlan plan;
    private final Forecast forecast;
    private final int wave;
    private final LocalDate start;
    private final LocalDate date;

    KeyFiguresReader(RolloutPlan plan, Forecast forecast, int wave) {
        this.plan = plan;
        this.forecast = forecast;
        this.wave = wave;
        Wave judged = plan.waves().get(wave);
        start = judged.start();
        date = judged.end();
    }

    KeyFigures read(List<Day> days) {
        Day evening = on(days, date);
        List<Day> since = between(days, start, date);
        List<Day> week = between(days, date.minusDays(DAYS_IN_USE - 1L), date);
        HelpDesk helpDesk = plan.helpDesk();
        double attempts = sum(week, Figure.SIGN_INS::of);
        double before = plan.signIns().callsPerUserMonthBefore();
        double userMonths = sum(since, Day::users) / DAYS_PER_MONTH;
        double calls = sum(since, Day::supportCalls);
        double perUserMonth = share(calls, userMonths, 0);
        double passkeyCalls = sum(since, Day::passkeyCalls);
        double hours = sum(since, Day::secondsSaved) / 3600;
        return new KeyFigures(
                date,
                evening.users(),
                share(evening.enrolled(), evening.users(), 0),
                share(evening.twoMethods(), evening.users(), 0),
                highImpactCoverage(),
                methodsInUse(week, attempts),
                1 - share(sum(week, Figure.FAILED_SIGN_INS::of), attempts, 0),
                perUserMonth,
                before,
                share(perUserMonth, before, 1),
                passkeyCalls,
                hours,
                hours * helpDesk.hourlyCost() + (before * userMonths - calls - passkeyCalls) * helpDesk.costPerCall(),
                share(evening.compliantDevices(), evening.users(), 0),
                (int) sum(since, Day::recoveries),
                since.stream()
                        .mapToDouble(day -> share(day.lockedOut(), day.users(), 0))
                        .max()
                        .orElse(0));
    }

    private double highImpactCoverage() {
        int users = 0;
        int enrolled = 0;
        for (WaveForecast each : forecast.waves().subList(0, wave + 1)) {
            Day evening = on(each.days(), date);
            users += evening.highImpactUsers();
            enrolled += evening.highImpactEnrolled();
        }
        return share(enrolled, users, 1);
    }

    private static Map<SignInMethod, Double> methodsInUse(List<Day> days, double attempts) {
        Map<SignInMethod, Double> shares = new EnumMap<>(SignInMethod.class);
        for (SignInMethod method : SignInMethod.values()) {
            shares.put(method, share(sum(days, day -> day.signIns().getOrDefault(method, 0L)), attempts, 0));
        }
        return shares;
    }

    private static Day on(List<Day> days, LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the forecast has no " + date));
    }

    private static List<Day> between(List<Day> days, LocalDate from, LocalDate to) {
        return days.stream()
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                .toList();
    }

    private static double sum(List<Day> days, ToDoubleFunction<Day> figure) {
        return days.stream().mapToDouble(figure).sum();
    }

    private static double share(double part, double whole, double ofNothing) {
        return whole == 0 ? ofNothing : part / whole;
    }
}
