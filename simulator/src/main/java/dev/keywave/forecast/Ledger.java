package dev.keywave.forecast;

import dev.keywave.rollout.SignInMethod;
import java.util.List;

/**
 * What happened to some of the users: whole numbers by group and day, so that ledgers of different users add up exactly, in
 * any order. Events are counted on their day; levels (who is what) as the changes of each evening.
 */
final class Ledger {

    /** The methods before the rollout, in the order in which counts of each stand. */
    static final List<SignInMethod> BEFORE =
            List.of(SignInMethod.PASSWORD, SignInMethod.PASSWORD_OTP, SignInMethod.PUSH);

    /** Sign-ins with a passkey of those who had each method before: three counts. */
    static final int PASSKEY_SIGN_INS = 0;

    /** Sign-ins with each method before: three counts. */
    static final int OLD_SIGN_INS = 3;

    /** Attempts with each method before that enforcement refused: three counts. */
    static final int OLD_REFUSED = 6;

    static final int PASSKEY_REFUSED = 9;

    /** Sign-ins by an old method because the authenticator is gone. */
    static final int WITHOUT_AUTHENTICATOR = 10;

    static final int REGISTRATIONS = 11;
    static final int ABANDONED = 12;
    static final int RECOVERIES = 13;

    /** People who had to be helped back in. */
    static final int HELPED = 14;

    /** By reason: three counts. */
    static final int LOCKED_OUT = 15;

    /** By reason: three counts. */
    static final int REPORTED = 18;

    /** Attempts whose minute is noted already. */
    static final int TIMED_PASSKEY = 21;

    static final int TIMED_OLD = 22;

    private static final int EVENTS = 23;

    static final int ENROLLED = EnrolmentState.values().length;
    static final int TWO_METHODS = ENROLLED + 1;
    static final int COMPLIANT = ENROLLED + 2;

    /** People without a passkey, by method before: three. */
    static final int OLD_USERS = ENROLLED + 3;

    /** People with one, likewise. */
    static final int PASSKEY_USERS = OLD_USERS + 3;

    private static final int LEVELS = PASSKEY_USERS + 3;

    /** Minutes by what was asked of the relying party. */
    final int[] registrationMinutes;

    final int[] passkeyMinutes;
    final int[] oldMinutes;

    private final int days;
    private final int[] events;
    private final int[] levels;

    Ledger(int groups, Timeline timeline) {
        days = timeline.days();
        events = new int[groups * days * EVENTS];
        levels = new int[groups * days * LEVELS];
        registrationMinutes = new int[timeline.minutes()];
        passkeyMinutes = new int[timeline.minutes()];
        oldMinutes = new int[timeline.minutes()];
    }

    void count(int group, int day, int event, int times) {
        events[(group * days + day) * EVENTS + event] += times;
    }

    int events(int group, int day, int event) {
        return events[(group * days + day) * EVENTS + event];
    }

    /** Notes that from the evening of a day on there are so many more of a level: a state's index or one of the others. */
    void change(int group, int day, int level, int by) {
        levels[(group * days + day) * LEVELS + level] += by;
    }

    /** The levels of a group in each evening: {@code [day][level]}. */
    int[][] evenings(int group) {
        int[][] evenings = new int[days][LEVELS];
        for (int day = 0; day < days; day++) {
            for (int level = 0; level < LEVELS; level++) {
                evenings[day][level] =
                        (day == 0 ? 0 : evenings[day - 1][level]) + levels[(group * days + day) * LEVELS + level];
            }
        }
        return evenings;
    }

    /** Adds what happened to other users. */
    Ledger add(Ledger other) {
        add(events, other.events);
        add(levels, other.levels);
        add(registrationMinutes, other.registrationMinutes);
        add(passkeyMinutes, other.passkeyMinutes);
        add(oldMinutes, other.oldMinutes);
        return this;
    }

    private static void add(int[] to, int[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
