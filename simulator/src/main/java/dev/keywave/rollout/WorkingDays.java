package dev.keywave.rollout;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Monday to Friday; public holidays are working days here. */
public final class WorkingDays {

    private WorkingDays() {}

    /** Whether people work on that day. */
    public static boolean isOne(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /** The day itself when people work on it, else the next on which they do. */
    public static LocalDate onOrAfter(LocalDate date) {
        LocalDate day = date;
        while (!isOne(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * So many working days after the first one that is not before a date.
     *
     * @param count at least 0
     */
    public static LocalDate after(LocalDate date, int count) {
        LocalDate day = onOrAfter(date);
        for (int i = 0; i < count; i++) {
            day = onOrAfter(day.plusDays(1));
        }
        return day;
    }
}
