package dev.keywave.forecast;

import org.jspecify.annotations.Nullable;

/**
 * One user's life through the days of a plan: who it is, and what state it is in. What chance decides is a function of
 * the seed, the user and the day, so it is the same whoever else is simulated. One object serves many users in turn.
 */
final class Person {

    private static final long METHOD = 1;
    private static final long MODEL = 2;
    private static final long COMPLIANCE = 3;
    private static final long BACKUP = 4;
    private static final long LEAVING = 5;
    private static final long JOINING = 6;
    private static final long NEW_MODEL = 7;

    /** Purposes of a user's draws end below; days begin above. */
    private static final long DAYS = 1_000;

    private static final EnrolmentState[] STATES = EnrolmentState.values();

    final Assumptions assumptions;
    final Ledger ledger;
    final RandomStream random = new RandomStream();
    private final long seedKey;

    GroupRules rules;
    int user;
    int rank;
    int method;
    int model;
    boolean compliant;
    boolean mayRegister;
    boolean wantsBackup;
    boolean joined;
    int joinsOn;
    int leavesOn;
    int startsOn;
    int askedFrom;
    int forcedFrom;

    int passkeys;
    int snoozes;
    int nextQuestion;
    int backupFrom;
    int authenticatorEventOn;
    boolean everEnrolled;
    boolean lossOpen;
    boolean replacing;
    boolean helpOpen;

    /** Working minutes, from the beginning of the next day at work, until somebody locked out is back; -1 when nobody is. */
    int lockedForMinutes;

    private long userKey;
    private int level;

    Person(Assumptions assumptions, Ledger ledger, long seed, GroupRules any) {
        this.assumptions = assumptions;
        this.ledger = ledger;
        this.seedKey = RandomStream.key(seed, 0);
        this.rules = any;
    }

    /** Becomes a user of a group. */
    void become(int user, GroupRules rules) {
        this.user = user;
        this.rules = rules;
        userKey = RandomStream.key(seedKey, user);
        joined = user >= rules.firstJoiner;
        rank = joined ? rules.group.users() + user - rules.firstJoiner : user - rules.firstUser;
        method = assumptions.methodAt(draw(METHOD));
        model = rules.modelAt(draw(MODEL));
        compliant = draw(COMPLIANCE) < rules.group.compliantShare();
        wantsBackup = draw(BACKUP) < assumptions.backupShare;
        mayRegister = assumptions.multifactor[method] || (rules.wave != null && rules.wave.temporaryAccessPass());
        int days = assumptions.timeline.days();
        joinsOn = joined ? 1 + (int) (draw(JOINING) * (days - 1)) : 0;
        leavesOn = after(joinsOn, assumptions.lifecycle.leaversPerYear() / 365, draw(LEAVING));
        startsOn = rules.startOf(rank);
        askedFrom = rules.askedFrom(rank);
        forcedFrom = rules.forcedFrom(rank);
        if (joined && startsOn <= joinsOn && rules.hasPolicy) {
            prepareDevice();
        }
        passkeys = 0;
        snoozes = 0;
        nextQuestion = 0;
        backupFrom = Timeline.NEVER;
        authenticatorEventOn = Timeline.NEVER;
        everEnrolled = false;
        lossOpen = false;
        replacing = false;
        helpOpen = false;
        lockedForMinutes = -1;
        level = -1;
    }

    /** Somebody who comes when passkeys are there already gets what is allowed. */
    private void prepareDevice() {
        compliant |= rules.compliantDevice;
        if (!rules.allows(model)) {
            model = rules.allowedModelAt(draw(NEW_MODEL));
        }
    }

    /** What the help desk sees to: a compliant device, an authenticator that is allowed. */
    void getHelped() {
        if (passkeys > 0 && rules.allows(model)) {
            compliant |= rules.compliantDevice;
            return;
        }
        prepareDevice();
        passkeys = 0;
    }

    /** The number of sign-ins that the user sets out for on a day; afterwards {@link #random} has the day's other numbers. */
    int signIns(int day) {
        long key = RandomStream.key(userKey, DAYS + day);
        double presence = (key >>> 32) * 0x1.0p-32;
        if (presence < assumptions.absentShare) {
            return 0;
        }
        double more = (key & 0xffff_ffffL) * 0x1.0p-32;
        random.at(key);
        return assumptions.wholeSignIns[day] + (more < assumptions.oneMore[day] ? 1 : 0);
    }

    boolean isThere(int day) {
        return day >= joinsOn && day < leavesOn;
    }

    /** Whether the authenticator is lost, replaced or revoked on that day, and what follows for the user. */
    void live(int day) {
        if (day < authenticatorEventOn || passkeys == 0) {
            return;
        }
        random.at(RandomStream.key(userKey, DAYS + day) ^ 0x6c696665L);
        double kind = random.nextDouble() * assumptions.authenticatorEventsPerDay * 365;
        boolean replaced = kind >= assumptions.lifecycle.lostPerYear()
                && kind < assumptions.lifecycle.lostPerYear() + assumptions.lifecycle.replacedPerYear();
        if (replaced) {
            replacing = true;
        } else {
            lossOpen = kind < assumptions.lifecycle.lostPerYear();
            passkeys--;
            helpOpen = passkeys == 0;
            backupFrom = passkeys == 1 ? day : Timeline.NEVER;
        }
        scheduleAuthenticatorEvent(day);
    }

    /** Draws when the next one of the user's authenticators is lost, replaced or revoked; it has no memory. */
    void scheduleAuthenticatorEvent(int day) {
        authenticatorEventOn = passkeys == 0
                ? Timeline.NEVER
                : after(day, assumptions.authenticatorEventsPerDay * passkeys, random.nextDouble());
    }

    /** Why enforcement refuses the user, or would; null when it does not. Order as in {@link Lockout}. */
    @Nullable
    Lockout objection() {
        if (passkeys == 0) {
            return Lockout.NO_METHOD;
        } else if (!rules.allows(model)) {
            return Lockout.AAGUID_NOT_ALLOWED;
        }
        return rules.compliantDevice && !compliant ? Lockout.DEVICE_NOT_COMPLIANT : null;
    }

    /** Joined after the group's wave began, and so gets a passkey on the first day. */
    boolean isNewcomer() {
        return joined && !everEnrolled && startsOn <= joinsOn;
    }

    boolean isWithoutAuthenticator() {
        return everEnrolled && passkeys == 0;
    }

    EnrolmentState state(int day) {
        if (!isThere(day)) {
            return day < joinsOn ? EnrolmentState.TO_COME : EnrolmentState.LEFT;
        } else if (lockedForMinutes >= 0) {
            return EnrolmentState.LOCKED_OUT;
        } else if (passkeys > 0) {
            return passkeys == 1 ? EnrolmentState.ENROLLED : EnrolmentState.ENROLLED_TWICE;
        } else if (everEnrolled) {
            return EnrolmentState.WITHOUT_AUTHENTICATOR;
        } else if (day < startsOn) {
            return EnrolmentState.WAITING;
        }
        return snoozes > 0 && nextQuestion > day ? EnrolmentState.SNOOZING : EnrolmentState.ASKED;
    }

    /** Enters what changed until the evening of a day. */
    void note(int day) {
        int now = (state(day).index() * 4 + passkeys) * 2 + (compliant ? 1 : 0);
        if (now != level) {
            enter(day, level, -1);
            enter(day, now, 1);
            level = now;
        }
    }

    private void enter(int day, int what, int by) {
        if (what < 0) {
            return;
        }
        EnrolmentState state = STATES[what >> 3];
        int group = rules.index;
        ledger.change(group, day, state.index(), by);
        if (state == EnrolmentState.TO_COME || state == EnrolmentState.LEFT) {
            return;
        }
        int held = (what >> 1) & 3;
        ledger.change(group, day, Ledger.ENROLLED, held > 0 ? by : 0);
        ledger.change(group, day, Ledger.TWO_METHODS, held > 1 ? by : 0);
        ledger.change(group, day, Ledger.COMPLIANT, (what & 1) != 0 ? by : 0);
        ledger.change(group, day, (held > 0 ? Ledger.PASSKEY_USERS : Ledger.OLD_USERS) + method, by);
    }

    UserState snapshot(int day) {
        boolean there = isThere(day);
        return new UserState(
                user,
                rules.group.name(),
                state(day),
                there,
                rules.model(model),
                there && passkeys > 0,
                there && passkeys > 1,
                compliant);
    }

    private double draw(long purpose) {
        return RandomStream.draw(userKey, purpose);
    }

    /** The day on which something happens that does so with that rate, one day after another at the earliest. */
    private static int after(int day, double perDay, double draw) {
        if (perDay <= 0) {
            return Timeline.NEVER;
        }
        double wait = 1 + Math.floor(-StrictMath.log(1 - draw) / perDay);
        return wait > Integer.MAX_VALUE - day - 1 ? Timeline.NEVER : day + (int) wait;
    }
}
