package dev.keywave.forecast;

import dev.keywave.rollout.SignInMethod;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds groups up to the days of a wave, or of everybody. */
final class DayBook {

    private final Timeline timeline;
    private final Ledger ledger;
    private final GroupDay[][] groupDays;
    private final double callsPerHelp;

    DayBook(Timeline timeline, Ledger ledger, GroupDay[][] groupDays, double callsPerHelp) {
        this.timeline = timeline;
        this.ledger = ledger;
        this.groupDays = groupDays;
        this.callsPerHelp = callsPerHelp;
    }

    List<Day> days(List<GroupRules> groups) {
        List<Day> days = new ArrayList<>(timeline.days());
        for (int day = 0; day < timeline.days(); day++) {
            days.add(day(groups, day));
        }
        return days;
    }

    private Day day(List<GroupRules> groups, int day) {
        Map<EnrolmentState, Integer> states = new EnumMap<>(EnrolmentState.class);
        for (EnrolmentState state : EnrolmentState.values()) {
            states.put(state, level(groups, day, state.index()));
        }
        List<GroupRules> high =
                groups.stream().filter(rules -> rules.group.impact().high()).toList();
        Map<SignInMethod, Long> signIns = new EnumMap<>(SignInMethod.class);
        Map<SignInMethod, Long> failures = new EnumMap<>(SignInMethod.class);
        long fallbacks = 0;
        long resets = 0;
        double supportCalls = 0;
        double passkeyCalls = callsPerHelp * events(groups, day, Ledger.HELPED);
        double secondsSaved = 0;
        for (GroupRules rules : groups) {
            GroupDay each = groupDays[rules.index][day];
            signIns.merge(SignInMethod.PASSKEY, each.passkeyAttempts, Long::sum);
            failures.merge(SignInMethod.PASSKEY, each.passkeyFailures, Long::sum);
            for (int m = 0; m < each.attempts.length; m++) {
                signIns.merge(Ledger.BEFORE.get(m), each.attempts[m], Long::sum);
                failures.merge(Ledger.BEFORE.get(m), each.failures[m], Long::sum);
            }
            fallbacks += each.fallbacks;
            resets += each.resets;
            supportCalls += each.supportCalls;
            passkeyCalls += each.passkeyCalls;
            secondsSaved += each.secondsSaved;
        }
        return new Day(
                timeline.date(day),
                present(groups, day),
                level(groups, day, Ledger.ENROLLED),
                level(groups, day, Ledger.TWO_METHODS),
                present(high, day),
                level(high, day, Ledger.ENROLLED),
                level(groups, day, Ledger.COMPLIANT),
                events(groups, day, Ledger.REGISTRATIONS),
                events(groups, day, Ledger.ABANDONED),
                signIns,
                failures,
                fallbacks,
                resets,
                supportCalls,
                passkeyCalls,
                reasons(groups, day, Ledger.LOCKED_OUT),
                reasons(groups, day, Ledger.REPORTED),
                events(groups, day, Ledger.RECOVERIES),
                secondsSaved,
                states);
    }

    private int present(List<GroupRules> groups, int day) {
        int present = 0;
        for (EnrolmentState state : EnrolmentState.values()) {
            boolean there = state != EnrolmentState.TO_COME && state != EnrolmentState.LEFT;
            present += there ? level(groups, day, state.index()) : 0;
        }
        return present;
    }

    private Map<Lockout, Integer> reasons(List<GroupRules> groups, int day, int first) {
        Map<Lockout, Integer> reasons = new EnumMap<>(Lockout.class);
        for (Lockout reason : Lockout.values()) {
            reasons.put(reason, events(groups, day, first + reason.index()));
        }
        return reasons;
    }

    private int level(List<GroupRules> groups, int day, int level) {
        return groups.stream()
                .mapToInt(rules -> groupDays[rules.index][day].evening[level])
                .sum();
    }

    private int events(List<GroupRules> groups, int day, int event) {
        return groups.stream()
                .mapToInt(rules -> ledger.events(rules.index, day, event))
                .sum();
    }
}
