package dev.keywave.forecast;

import dev.keywave.rollout.Campaign;
import dev.keywave.rollout.Wave;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One person's day. Days on which nothing but signing in happens are only counted; on the others each sign-in has its
 * minute and is gone through in their order: refused by enforcement, asked to register, registering.
 */
final class WorkingDay {

    private final Person person;
    private final Assumptions assumptions;
    private final Ledger ledger;
    private int[] minutes = new int[8];
    private int day;
    private int signIns;
    private boolean eventful;
    private @Nullable Lockout refusal;
    private @Nullable Lockout reported;

    WorkingDay(Person person) {
        this.person = person;
        this.assumptions = person.assumptions;
        this.ledger = person.ledger;
    }

    /**
     * Begins a day: what happened before the first sign-in.
     *
     * @return how often the person sets out to sign in
     */
    int begin(int day) {
        this.day = day;
        person.live(day);
        signIns = person.signIns(day);
        refusal = null;
        reported = null;
        if (signIns == 0) {
            return 0;
        }
        boolean enforced = day >= person.rules.enforcedFrom;
        eventful = person.lockedForMinutes >= 0
                || (person.passkeys > 0 ? person.lossOpen || person.replacing || day >= person.backupFrom : isAsked())
                || (enforced && person.objection() != null);
        if (eventful) {
            drawMinutes();
            returnOvernight();
            if (enforced && person.isNewcomer()) {
                // with a Temporary Access Pass, so that there is nothing for the policy to refuse
                register(minutes[0]);
            }
        }
        Lockout objection = person.rules.hasPolicy ? person.objection() : null;
        if (enforced && objection != null) {
            refusal = objection;
        } else if (!enforced && objection != null && day >= person.startsOn) {
            reported = objection;
        }
        return signIns;
    }

    /** Why the first sign-in is refused, or null. */
    @Nullable
    Lockout refusal() {
        return refusal;
    }

    /** Why it would be, or null. */
    @Nullable
    Lockout reported() {
        return reported;
    }

    /** Goes through the day. */
    void signIn() {
        if (reported != null) {
            count(Ledger.REPORTED + reported.index(), 1);
        }
        if (!eventful) {
            count((person.passkeys > 0 ? Ledger.PASSKEY_SIGN_INS : Ledger.OLD_SIGN_INS) + person.method, signIns);
            return;
        }
        int next = 0;
        if (refusal != null) {
            int back = refuse(refusal, minutes[0]);
            while (next < signIns && (back < 0 || minutes[next] < back)) {
                next++;
            }
        }
        for (; next < signIns; next++) {
            if (person.passkeys > 0) {
                signInWithPasskey(minutes[next]);
            } else {
                signInWithout(minutes[next]);
            }
        }
    }

    private boolean isAsked() {
        if (person.isWithoutAuthenticator() || person.isNewcomer()) {
            return true;
        }
        return person.mayRegister && day >= person.startsOn && (isQuestionDue() || isWrittenTo());
    }

    private boolean isQuestionDue() {
        return day >= person.askedFrom && day >= person.nextQuestion && asksAnybody(campaign());
    }

    private boolean asksAnybody(Campaign campaign) {
        return campaign.engageShare() > 0 || campaign.maxSnoozes() >= 0 || day >= person.forcedFrom;
    }

    private boolean isWrittenTo() {
        return campaign().messageShare() > 0 && person.rules.isWrittenTo(person.rank, day);
    }

    private void drawMinutes() {
        if (minutes.length < signIns) {
            minutes = new int[2 * signIns];
        }
        for (int i = 0; i < signIns; i++) {
            minutes[i] = person.rules.minuteAt(day, person.random.nextDouble());
        }
        Arrays.sort(minutes, 0, signIns);
    }

    /** Somebody locked out on an earlier day may be back before the first sign-in of this one. */
    private void returnOvernight() {
        if (person.lockedForMinutes < 0) {
            return;
        }
        int back = person.rules.beginnings[day] + person.lockedForMinutes;
        if (back <= minutes[0]) {
            comeBack(back);
        }
    }

    /** Refuses a sign-in; returns the minute in which the person is back, or -1 when that is not today. */
    private int refuse(Lockout reason, int minute) {
        count(Ledger.LOCKED_OUT + reason.index(), 1);
        if (person.passkeys > 0) {
            count(Ledger.PASSKEY_REFUSED, 1);
            atPasskey(minute);
        } else {
            count(Ledger.OLD_REFUSED + person.method, 1);
            atOld(minute);
        }
        if (person.lockedForMinutes < 0) {
            count(Ledger.HELPED, 1);
            person.lockedForMinutes = minute - person.rules.beginnings[day] + assumptions.recoveryMinutes;
        }
        int back = person.rules.beginnings[day] + person.lockedForMinutes;
        if (back >= person.rules.ends[day]) {
            person.lockedForMinutes = back - person.rules.ends[day];
            return -1;
        }
        comeBack(back);
        return back;
    }

    /** The help desk has done its part: the person registers if need be, and signs in as intended. */
    private void comeBack(int minute) {
        person.lockedForMinutes = -1;
        person.helpOpen = false;
        person.getHelped();
        if (person.passkeys == 0) {
            register(minute);
        }
        signInWithPasskey(minute);
    }

    private void signInWithPasskey(int minute) {
        count(Ledger.PASSKEY_SIGN_INS + person.method, 1);
        atPasskey(minute);
        if (person.lossOpen) {
            count(Ledger.RECOVERIES, 1);
            person.lossOpen = false;
        }
        if (person.replacing) {
            countRegistration(minute);
            person.replacing = false;
        }
        if (day >= person.backupFrom && person.passkeys == 1) {
            if (person.random.nextDouble() < finishShare()) {
                person.passkeys = 2;
                person.backupFrom = Timeline.NEVER;
                countRegistration(minute);
                person.scheduleAuthenticatorEvent(day);
            } else {
                count(Ledger.ABANDONED, 1);
                person.backupFrom = day + 1;
            }
        }
    }

    private void signInWithout(int minute) {
        count(Ledger.OLD_SIGN_INS + person.method, 1);
        atOld(minute);
        if (person.isWithoutAuthenticator()) {
            count(Ledger.WITHOUT_AUTHENTICATOR, 1);
            count(Ledger.HELPED, person.helpOpen ? 1 : 0);
            person.helpOpen = false;
        }
        if (day < person.startsOn || day < person.nextQuestion) {
            return;
        }
        if (person.isNewcomer() || person.isWithoutAuthenticator()) {
            tryToRegister(minute);
        } else if (person.mayRegister) {
            answer(minute);
        }
    }

    /** Asked, or written to: registers, snoozes or has to. */
    private void answer(int minute) {
        if (isWrittenTo() && person.random.nextDouble() < campaign().messageShare()) {
            tryToRegister(minute);
        } else if (isQuestionDue()) {
            boolean spent =
                    campaign().maxSnoozes() >= 0 && person.snoozes >= campaign().maxSnoozes();
            if (spent
                    || day >= person.forcedFrom
                    || person.random.nextDouble() < campaign().engageShare()) {
                tryToRegister(minute);
            } else {
                person.snoozes++;
                person.nextQuestion = day + campaign().snoozeDays();
            }
        }
    }

    /** Begins a registration; one that is not finished is tried again on another day. */
    private void tryToRegister(int minute) {
        if (person.random.nextDouble() < finishShare()) {
            register(minute);
        } else {
            count(Ledger.ABANDONED, 1);
            person.nextQuestion = day + 1;
        }
    }

    private void register(int minute) {
        person.passkeys = 1;
        person.everEnrolled = true;
        person.backupFrom = person.wantsBackup
                ? day + 1 + (int) (person.random.nextDouble() * assumptions.backupDays)
                : Timeline.NEVER;
        countRegistration(minute);
        person.scheduleAuthenticatorEvent(day);
        if (person.lossOpen) {
            count(Ledger.RECOVERIES, 1);
            person.lossOpen = false;
        }
    }

    private void countRegistration(int minute) {
        count(Ledger.REGISTRATIONS, 1);
        ledger.registrationMinutes[minute]++;
    }

    private void atPasskey(int minute) {
        count(Ledger.TIMED_PASSKEY, 1);
        ledger.passkeyMinutes[minute]++;
    }

    private void atOld(int minute) {
        count(Ledger.TIMED_OLD, 1);
        ledger.oldMinutes[minute]++;
    }

    private void count(int event, int times) {
        ledger.count(person.rules.index, day, event, times);
    }

    private Campaign campaign() {
        Wave wave = person.rules.wave;
        if (wave == null) {
            throw new IllegalStateException("group " + person.rules.group.name() + " is in no wave");
        }
        return wave.campaign();
    }

    private double finishShare() {
        return campaign().finishShare();
    }
}
