package dev.keywave.rollout;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.input.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in plans: shares, numbers, dates, hours, zones. */
final class PlanValues {

    private static final Pattern HOURS = Pattern.compile("([0-2]?\\d:[0-5]\\d)\\s*-\\s*([0-2]?\\d:[0-5]\\d)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    private PlanValues() {}

    /** The working day of a group. */
    record Hours(LocalTime from, LocalTime to) {}

    static double share(YamlNode node, double absent) {
        return node.as(Quantities::fraction, absent);
    }

    /** A number between two others, both allowed. */
    static double number(YamlNode node, double absent, double least, double most) {
        if (!node.isPresent()) {
            return absent;
        }
        String text = node.asString();
        if (!NUMBER.matcher(text).matches()) {
            throw wrong(node, "a number, for example 1.5", null);
        }
        double value = Double.parseDouble(text);
        if (value < least || value > most) {
            throw wrong(node, "a number from " + plain(least) + " to " + plain(most), null);
        }
        return value;
    }

    static int whole(YamlNode node, int absent, int least, int most) {
        int value = node.asInt(absent);
        if (value < least || value > most) {
            throw wrong(node, "a whole number from " + least + " to " + most, null);
        }
        return value;
    }

    static LocalDate date(YamlNode node) {
        try {
            return LocalDate.parse(node.asString());
        } catch (DateTimeException e) {
            throw wrong(node, "a date; write year, month and day, for example 2027-03-01", e);
        }
    }

    static LocalDate date(YamlNode node, LocalDate absent) {
        return node.isPresent() ? date(node) : absent;
    }

    static Hours hours(YamlNode node, Hours absent) {
        if (!node.isPresent()) {
            return absent;
        }
        Matcher hours = HOURS.matcher(node.asString());
        try {
            if (hours.matches()) {
                LocalTime from = time(hours.group(1));
                LocalTime to = time(hours.group(2));
                if (!to.isAfter(from)) {
                    throw node.error(
                            "\"" + node.asString() + "\" ends before it begins; a shift over midnight counts as "
                                    + "two groups, one until 23:59 and one from 00:00");
                }
                return new Hours(from, to);
            }
        } catch (DateTimeException e) {
            throw wrong(node, "working hours; write for example 09:00-17:00", e);
        }
        throw wrong(node, "working hours; write for example 09:00-17:00", null);
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    static ZoneId zone(YamlNode node, ZoneId absent) {
        if (!node.isPresent()) {
            return absent;
        }
        try {
            return ZoneId.of(node.asString());
        } catch (DateTimeException e) {
            throw wrong(node, "a time zone; write for example Europe/Berlin or UTC", e);
        }
    }

    private static InputException wrong(YamlNode node, String expected, @Nullable Exception cause) {
        String message =
                node.location() + ": \"" + node.name() + "\" is \"" + node.asString() + "\"; expected " + expected;
        return cause == null ? new InputException(message) : new InputException(message, cause);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
