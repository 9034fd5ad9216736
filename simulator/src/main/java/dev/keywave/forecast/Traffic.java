package dev.keywave.forecast;

import dev.keywave.rollout.HelpDesk;
import dev.keywave.rollout.MethodFigures;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.SignInMethod;
import dev.keywave.rollout.SignIns;
import java.util.List;

/**
 * What chance does to sign-ins that are alike, drawn for each group and day at once, which has the same distribution as one by
 * one: which fail, who calls, and in which minute they fall. A failed sign-in is tried once more: with the method before
 * where a passkey failed (a fallback), unless enforcement leaves nothing but the passkey.
 */
final class Traffic {

    /** Working days in a month of 30 days; the help desk is called on working days. */
    private static final double WORKING_DAYS_PER_MONTH = 30.0 * 5 / 7;

    private static final long FAILURES = 1;
    private static final long CALLS = 2;
    private static final long MINUTES = 3;

    private final Ledger ledger;
    private final Timeline timeline;
    private final SignIns signIns;
    private final HelpDesk helpDesk;
    private final long key;
    private final RandomStream random = new RandomStream();
    private final GroupDay[][] days;

    private Traffic(RolloutPlan plan, Timeline timeline, Ledger ledger, long seed, int groups) {
        this.ledger = ledger;
        this.timeline = timeline;
        this.signIns = plan.signIns();
        this.helpDesk = plan.helpDesk();
        this.key = RandomStream.key(seed, 1);
        this.days = new GroupDay[groups][timeline.days()];
    }

    /** Draws all of it, and enters the minutes into the ledger; the result is {@code [group][day]}. */
    static GroupDay[][] draw(RolloutPlan plan, Timeline timeline, Ledger ledger, long seed, List<GroupRules> groups) {
        Traffic traffic = new Traffic(plan, timeline, ledger, seed, groups.size());
        for (GroupRules rules : groups) {
            int[][] evenings = ledger.evenings(rules.index);
            for (int day = 0; day < timeline.days(); day++) {
                traffic.draw(rules, day, evenings[day]);
            }
        }
        return traffic.days;
    }

    private void draw(GroupRules rules, int day, int[] evening) {
        boolean enforced = day >= rules.enforcedFrom;
        GroupDay result = new GroupDay(evening);
        days[rules.index][day] = result;
        if (!timeline.isWorking(day)) {
            return;
        }
        attempts(result, rules, day, enforced, begin(rules, day, FAILURES));
        calls(result, evening, enforced, begin(rules, day, CALLS));
        minutes(result, rules, day, begin(rules, day, MINUTES));
    }

    private RandomStream begin(GroupRules rules, int day, long purpose) {
        return random.at(RandomStream.key(RandomStream.key(RandomStream.key(key, rules.index), day), purpose));
    }

    private void attempts(GroupDay result, GroupRules rules, int day, boolean enforced, RandomStream random) {
        MethodFigures passkey = signIns.figures(SignInMethod.PASSKEY);
        for (int m = 0; m < Ledger.BEFORE.size(); m++) {
            MethodFigures old = signIns.figures(Ledger.BEFORE.get(m));
            long before = events(rules, day, Ledger.OLD_SIGN_INS + m);
            long failed = Draws.binomial(random, before, 1 - old.successShare());
            long again = failed;
            long meant = events(rules, day, Ledger.PASSKEY_SIGN_INS + m);
            long failedMeant = Draws.binomial(random, meant, 1 - passkey.successShare());
            result.passkeyAttempts += meant;
            result.passkeyFailures += failedMeant;
            if (enforced) {
                result.passkeyAttempts += failedMeant;
                result.passkeyFailures += Draws.binomial(random, failedMeant, 1 - passkey.successShare());
            } else {
                result.fallbacks += failedMeant;
                again += failedMeant;
            }
            long refused = events(rules, day, Ledger.OLD_REFUSED + m);
            result.attempts[m] = before + again + refused;
            result.failures[m] = failed + Draws.binomial(random, again, 1 - old.successShare()) + refused;
            double secondTries = failedMeant * (enforced ? passkey.durationS() : old.durationS());
            result.secondsSaved +=
                    meant * (2 - old.successShare()) * old.durationS() - meant * passkey.durationS() - secondTries;
        }
        long refused = events(rules, day, Ledger.PASSKEY_REFUSED);
        result.passkeyAttempts += refused;
        result.passkeyFailures += refused;
        result.fallbacks += events(rules, day, Ledger.WITHOUT_AUTHENTICATOR);
    }

    /** As many calls as are to be expected: a wave of ten people has so few that their chance would judge it. */
    private void calls(GroupDay result, int[] evening, boolean enforced, RandomStream random) {
        long passkeyUsers = 0;
        for (int m = 0; m < Ledger.BEFORE.size(); m++) {
            double kept = enforced ? 0 : helpDesk.passwordCallsKept();
            double without = enforced ? 0 : evening[Ledger.OLD_USERS + m];
            double callers = without + kept * evening[Ledger.PASSKEY_USERS + m];
            double perMonth = signIns.figures(Ledger.BEFORE.get(m)).callsPerUserMonth();
            result.supportCalls += callers * perMonth / WORKING_DAYS_PER_MONTH;
            passkeyUsers += evening[Ledger.PASSKEY_USERS + m];
        }
        result.resets = Draws.poisson(random, result.supportCalls * helpDesk.resetShare());
        double perMonth = signIns.figures(SignInMethod.PASSKEY).callsPerUserMonth();
        result.passkeyCalls = passkeyUsers * perMonth / WORKING_DAYS_PER_MONTH;
    }

    /** Sign-ins whose minute does not matter to anybody else fall as the day's profile has it. */
    private void minutes(GroupDay result, GroupRules rules, int day, RandomStream random) {
        long passkeys = result.passkeyAttempts - events(rules, day, Ledger.TIMED_PASSKEY);
        long olds = -events(rules, day, Ledger.TIMED_OLD);
        for (long attempts : result.attempts) {
            olds += attempts;
        }
        spread(ledger.passkeyMinutes, passkeys, rules, day, random);
        spread(ledger.oldMinutes, olds, rules, day, random);
    }

    private static void spread(int[] minutes, long count, GroupRules rules, int day, RandomStream random) {
        int beginning = rules.beginnings[day];
        int length = Math.max(1, rules.ends[day] - beginning);
        int first = Math.min(60, length);
        long early = Draws.binomial(random, count, rules.firstHourShare(length));
        spreadEvenly(minutes, early, beginning, first, random);
        spreadEvenly(minutes, count - early, beginning + first, length - first, random);
    }

    private static void spreadEvenly(int[] minutes, long count, int beginning, int length, RandomStream random) {
        long left = count;
        for (int i = 0; i < length && left > 0; i++) {
            long here = Draws.binomial(random, left, 1.0 / (length - i));
            minutes[beginning + i] += (int) here;
            left -= here;
        }
    }

    private int events(GroupRules rules, int day, int event) {
        return ledger.events(rules.index, day, event);
    }
}
