package dev.keywave.forecast;

import dev.keywave.rollout.Group;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The days of a plan, numbered from 0, and the minutes, numbered from the midnight (UTC) before the first day. */
final class Timeline {

    /** A day that never comes. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int MINUTES_PER_DAY = 1440;

    private final LocalDate from;
    private final int days;
    private final Instant origin;

    /** For each day, how many working days were before it. */
    private final int[] workingBefore;

    /** The numbers of the working days. */
    private final int[] working;

    Timeline(RolloutPlan plan) {
        from = plan.from();
        days = (int) ChronoUnit.DAYS.between(plan.from(), plan.until()) + 1;
        origin = from.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        workingBefore = new int[days + 1];
        for (int day = 0; day < days; day++) {
            workingBefore[day + 1] = workingBefore[day] + (WorkingDays.isOne(date(day)) ? 1 : 0);
        }
        working = new int[workingBefore[days]];
        for (int day = 0; day < days; day++) {
            if (isWorking(day)) {
                working[workingBefore[day]] = day;
            }
        }
    }

    int days() {
        return days;
    }

    LocalDate date(int day) {
        return from.plusDays(day);
    }

    /** The number of a date, below 0 when it is before the first; {@link #NEVER} when it is after the last. */
    int day(LocalDate date) {
        long day = ChronoUnit.DAYS.between(from, date);
        return day >= days ? NEVER : (int) day;
    }

    boolean isWorking(int day) {
        return workingBefore[day + 1] > workingBefore[day];
    }

    boolean isMonday(int day) {
        return date(day).getDayOfWeek() == DayOfWeek.MONDAY;
    }

    /** How many working days were before a day. */
    int workingBefore(int day) {
        return workingBefore[day];
    }

    /** So many working days after the first one that is not before a date; {@link #NEVER} when beyond the last day. */
    int workingAfter(LocalDate date, int count) {
        int day = day(date);
        if (day == NEVER) {
            return NEVER;
        }
        long index = (long) workingBefore[Math.max(0, day)] + count;
        return index < working.length ? working[(int) index] : NEVER;
    }

    /** How many minutes there are. */
    int minutes() {
        return (days + 3) * MINUTES_PER_DAY;
    }

    int minute(Instant instant) {
        long minute = ChronoUnit.MINUTES.between(origin, instant);
        return (int) Math.max(0, Math.min(minutes(), minute));
    }

    Instant instant(int minute) {
        return origin.plus(minute, ChronoUnit.MINUTES);
    }

    /** For each day the minute in which a group's working day begins; clocks that change change it. */
    int[] beginnings(Group group) {
        return minutesAt(group, group.workFrom());
    }

    /** For each day the minute in which it ends. */
    int[] ends(Group group) {
        return minutesAt(group, group.workTo());
    }

    private int[] minutesAt(Group group, LocalTime time) {
        int[] minutes = new int[days];
        for (int day = 0; day < days; day++) {
            minutes[day] = minute(date(day).atTime(time).atZone(group.zone()).toInstant());
        }
        return minutes;
    }
}
