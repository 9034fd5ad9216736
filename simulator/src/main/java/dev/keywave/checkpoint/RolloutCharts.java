package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.Day;
import dev.keywave.forecast.Demand;
import dev.keywave.forecast.WaveForecast;
import dev.keywave.rollout.SignInMethod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The charts of a rollout that a manager reads. Where seeds differ, lines are the median and bands hold nine of ten. */
final class RolloutCharts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);
    private static final int DAY_TICKS = 7;
    private static final int WEEK = 7;

    private final RolloutResult result;
    private final List<Day> days;

    RolloutCharts(RolloutResult result) {
        this.result = result;
        this.days = result.outlooks().get(0).forecast().days();
    }

    /** Share of each wave's users with a passkey. */
    String enrolment() {
        LineChart chart = new LineChart(
                        "Enrolment by wave",
                        "Share of each wave's users with a passkey, in the evening; dotted verticals are checkpoints",
                        days.size(),
                        Written::percent)
                .upTo(1);
        for (int w = 0; w < result.verdicts().size(); w++) {
            int wave = w;
            Band[] bands = new Band[days.size()];
            for (int d = 0; d < bands.length; d++) {
                int day = d;
                bands[d] = Seeds.band(result.outlooks(), outlook -> enrolled(outlook, wave, day));
            }
            chart.band(Ink.of(w), each(bands, Band::low), each(bands, Band::high));
            chart.line(result.verdicts().get(w).wave().name(), Ink.of(w), each(bands, Band::median));
        }
        result.verdicts()
                .forEach(verdict -> chart.mark(
                        indexOf(verdict.wave().end()),
                        "checkpoint of " + verdict.wave().name()));
        return daily(chart);
    }

    /** The busiest day of all against what the relying party can take. */
    String demand() {
        WaveVerdict busiest = result.verdicts().stream()
                .max(Comparator.comparingDouble(verdict -> verdict.peak().peakPerS()))
                .orElseThrow();
        int wave = result.verdicts().indexOf(busiest);
        List<List<Demand>> busiestDays = result.outlooks().stream()
                .map(outlook -> outlook.forecast().minutes().get(wave))
                .toList();
        List<Demand> minutes = Seeds.middle(
                busiestDays,
                day -> day.stream().mapToDouble(Demand::peakPerS).max().orElse(0));
        ZoneId zone = result.plan().organisation().zone();
        LineChart chart = new LineChart(
                "Demand on the busiest day",
                "Highest ceremonies per second inside each minute, "
                        + busiest.wave().name() + ", " + Demands.at(busiest.peak(), zone) + " at the peak; time of "
                        + zone,
                minutes.size(),
                Written::threeDigits);
        chart.line("all passkey ceremonies", Ink.BLUE, each(minutes, Demand::peakPerS));
        chart.line("registrations", Ink.AMBER, each(minutes, m -> m.registrationsPerS() * m.burst()));
        busiest.capacityPerS().forEach((key, perS) -> {
            if (Double.isFinite(perS)) {
                chart.level(key.replace('_', ' ') + " " + Written.perS(perS), Ink.RED, perS);
            }
        });
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        int step = Math.max(1, minutes.size() / 8);
        for (int m = 0; m < minutes.size(); m += step) {
            chart.tick(m, time.format(minutes.get(m).at()));
        }
        return chart.html();
    }

    /** How people sign in, in the seven days up to each. */
    String methods() {
        LineChart chart = new LineChart(
                        "Sign-in methods in use",
                        "Share of the attempts to sign in, over the seven days up to each",
                        days.size(),
                        Written::percent)
                .upTo(1);
        SignInMethod[] methods = {
            SignInMethod.PASSKEY, SignInMethod.PASSWORD, SignInMethod.PASSWORD_OTP, SignInMethod.PUSH
        };
        for (int i = 0; i < methods.length; i++) {
            SignInMethod method = methods[i];
            double[] share = week(
                    day -> ofMethod(day.signIns(), method),
                    day -> day.signIns().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            if (IntStream.range(0, share.length).anyMatch(d -> share[d] > 0)) {
                chart.line(method.label().replace('_', ' '), Ink.of(i), share);
            }
        }
        return daily(chart);
    }

    /** Calls a day, smoothed over a week. */
    String supportCalls() {
        LineChart chart = new LineChart(
                "Support calls",
                "Calls a day, mean of the seven days up to each; the level is what it was before the rollout",
                days.size(),
                Written::threeDigits);
        chart.line("because of passwords", Ink.BLUE, week(Day::supportCalls, day -> 1));
        chart.line("because of passkeys and lockouts", Ink.AMBER, week(Day::passkeyCalls, day -> 1));
        double before = result.plan().signIns().callsPerUserMonthBefore()
                * result.plan().organisation().users()
                / 30;
        chart.level("before, because of passwords", Ink.GREY, before);
        return daily(chart);
    }

    private String daily(LineChart chart) {
        int step = Math.max(1, days.size() / DAY_TICKS);
        for (int d = step / 2; d < days.size(); d += step) {
            chart.tick(d, DAY.format(days.get(d).date()));
        }
        return chart.html();
    }

    /** Sum of one figure over the sum of another, over the week up to each day; in the first week, over that week. */
    private double[] week(ToDoubleFunction<Day> figure, ToDoubleFunction<Day> of) {
        double[] values = new double[days.size()];
        for (int d = 0; d < values.length; d++) {
            double sum = 0;
            double all = 0;
            int end = Math.min(days.size(), Math.max(d + 1, WEEK));
            for (Day day : days.subList(Math.max(0, end - WEEK), end)) {
                sum += figure.applyAsDouble(day);
                all += of.applyAsDouble(day);
            }
            values[d] = all == 0 ? 0 : sum / all;
        }
        return values;
    }

    private static double ofMethod(Map<SignInMethod, Long> counts, SignInMethod method) {
        return counts.getOrDefault(method, 0L);
    }

    private static double enrolled(Outlook outlook, int wave, int day) {
        WaveForecast forecast = outlook.forecast().waves().get(wave);
        Day of = forecast.days().get(day);
        return of.users() == 0 ? 0 : (double) of.enrolled() / of.users();
    }

    private int indexOf(LocalDate date) {
        return (int) Math.max(0, Math.min(days.size() - 1L, days.get(0).date().until(date, ChronoUnit.DAYS)));
    }

    private static <T> double[] each(List<T> of, ToDoubleFunction<T> figure) {
        return of.stream().mapToDouble(figure).toArray();
    }

    private static double[] each(Band[] of, ToDoubleFunction<Band> figure) {
        return each(List.of(of), figure);
    }
}
