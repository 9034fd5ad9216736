package dev.keywave.rollout;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How people sign in.
 *
 * @param current share of the users with each method before the rollout; adds up to 1, without passkeys
 * @param methods what each method is like, passkeys among them
 * @param perDay sign-ins of a user at work on a working day, on average; a whole number is each day's, else it is one more or
 *     less by chance
 * @param busiestHourShare of a day's sign-ins that fall into its busiest hour, the first of the working day
 * @param mondayFactor sign-ins of the first working day of a week in proportion to those of the others
 * @param burst highest rate inside a minute in proportion to the minute's mean
 * @param absentShare of the users who do not work on a given working day
 */
public record SignIns(
        Map<SignInMethod, Double> current,
        Map<SignInMethod, MethodFigures> methods,
        double perDay,
        double busiestHourShare,
        double mondayFactor,
        double burst,
        double absentShare) {

    /** Copies the maps. */
    public SignIns {
        current = Map.copyOf(current);
        methods = Map.copyOf(methods);
    }

    /** With another number of sign-ins a day. */
    public SignIns withPerDay(double signIns) {
        return new SignIns(current, methods, signIns, busiestHourShare, mondayFactor, burst, absentShare);
    }

    /** With another share of the busiest hour. */
    public SignIns withBusiestHourShare(double share) {
        return new SignIns(current, methods, perDay, share, mondayFactor, burst, absentShare);
    }

    /** With another factor for the first working day of a week. */
    public SignIns withMondayFactor(double factor) {
        return new SignIns(current, methods, perDay, busiestHourShare, factor, burst, absentShare);
    }

    /** With another burst. */
    public SignIns withBurst(double factor) {
        return new SignIns(current, methods, perDay, busiestHourShare, mondayFactor, factor, absentShare);
    }

    /** With another share of sign-ins with one method that succeed. */
    public SignIns withSuccess(SignInMethod method, double share) {
        Map<SignInMethod, MethodFigures> others = new EnumMap<>(methods);
        MethodFigures figures = figures(method);
        others.put(method, new MethodFigures(share, figures.durationS(), figures.callsPerUserMonth()));
        return new SignIns(current, others, perDay, busiestHourShare, mondayFactor, burst, absentShare);
    }

    /** What a method is like. */
    public MethodFigures figures(SignInMethod method) {
        return Objects.requireNonNull(methods.get(method), method::label);
    }

    /** Calls because of passwords and their second factors of one user in a month of 30 days, before the rollout. */
    public double callsPerUserMonthBefore() {
        return current.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * figures(entry.getKey()).callsPerUserMonth())
                .sum();
    }
}
