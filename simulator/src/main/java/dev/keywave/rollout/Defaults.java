package dev.keywave.rollout;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What holds where a plan is silent, each with its source. "Assumed" means that no figure was published which would fit: an
 * organisation should put its own in place of those first.
 */
final class Defaults {

    /** Assumed mix of phones and keys; 15% on Windows' own authenticator, which is the 10-15% RS256 seen in use. */
    static final String DEVICES =
            "microsoft-authenticator-ios=40,microsoft-authenticator-android=35,windows-hello=15,yubikey-5=10";

    /** Assumed. */
    static final double COMPLIANT_SHARE = 0.9;

    /** Assumed. */
    static final LocalTime WORK_FROM = LocalTime.of(9, 0);

    /** Assumed. */
    static final LocalTime WORK_TO = LocalTime.of(17, 0);

    /** Assumed. */
    static final ZoneId ZONE = ZoneOffset.UTC;

    /** Assumed. */
    static final Map<SignInMethod, Double> CURRENT =
            Map.of(SignInMethod.PASSWORD, 0.2, SignInMethod.PASSWORD_OTP, 0.3, SignInMethod.PUSH, 0.5);

    /**
     * Success: FIDO Passkey Index, 93% with passkeys against 63%. Durations: Passkey Index, 8.5 s against 31.2 s; a password
     * alone 9 s (Microsoft's deployment guide for Entra); a push 30.4 s (Google, recalled). Calls: 3% account recoveries a
     * month (Microsoft's estimator); second factors 1% more and passkeys 1%, assumed.
     */
    static final Map<SignInMethod, MethodFigures> METHODS = Map.of(
            SignInMethod.PASSWORD, new MethodFigures(0.63, 9, 0.03),
            SignInMethod.PASSWORD_OTP, new MethodFigures(0.63, 31.2, 0.04),
            SignInMethod.PUSH, new MethodFigures(0.63, 30.4, 0.04),
            SignInMethod.PASSKEY, new MethodFigures(0.93, 8.5, 0.01));

    /** Assumed. */
    static final double PER_DAY = 2;

    /** About 20% (SiteMinder's sizing guide). */
    static final double BUSIEST_HOUR_SHARE = 0.2;

    /** Assumed. */
    static final double MONDAY_FACTOR = 1.3;

    /** 3 to 5, assumed. */
    static final double BURST = 4;

    /** Assumed. */
    static final double ABSENT_SHARE = 0.1;

    /** Microsoft's guide asks for at least two methods per user; that six in ten follow is assumed. */
    static final double BACKUP_SHARE = 0.6;

    /** Assumed. */
    static final int BACKUP_DAYS = 14;

    /** Lost: 2-10% a year, assumed. The others are assumed: a device lasts four years, one in ten people comes and goes. */
    static final Lifecycle LIFECYCLE = new Lifecycle(0.06, 0.25, 0.01, 0.1, 0.1);

    /**
     * A reset costs about $70; 60 minutes cost $60 (Microsoft's estimator); resets are 20-50% of calls; early adopters report
     * 35% fewer of them. A call per lockout and two hours until it is over are assumed; a Temporary Access Pass lasts one.
     */
    static final HelpDesk HELP_DESK = new HelpDesk("USD", 70, 60, 0.35, 0.65, 1, 2);

    /** About 25% engage with a nudge (Microsoft). */
    static final double ENGAGE_SHARE = 0.25;

    /** 99% of those who start a registration finish it. */
    static final double FINISH_SHARE = 0.99;

    /** Entra's registration campaign: 0 to 14, 1 unless changed. */
    static final int SNOOZE_DAYS = 1;

    /** Entra's registration campaign. */
    static final int MAX_SNOOZES = 3;

    /** Days before the enforcement (Microsoft's guide). */
    static final List<Integer> MESSAGE_DAYS = List.of(60, 45, 30, 15, 7, 1);

    /** Over 90% of enrolments come from prompts (Uber), so few from messages; 1% each is assumed. */
    static final double MESSAGE_SHARE = 0.01;

    /** Assumed: to the Friday of the fourth week. */
    static final int WAVE_DAYS = 25;

    /** Assumed. */
    static final int DAYS_BEFORE = 28;

    /** Assumed. */
    static final int DAYS_AFTER = 14;

    /** Assumed, all of them. */
    static final Criteria CRITERIA = new Criteria(0.8, 0, 0.9, 0, 0.8, 0.05, 1, 0.3);

    /** Assumed. */
    static final List<String> OBJECTIVES =
            List.of("authentication.response_time.p99 < 300ms", "registration.response_time.p99 < 1s", "failed < 0.1%");

    private Defaults() {}

    /** The methods before and the passkey, to be changed. */
    static Map<SignInMethod, MethodFigures> methods() {
        return new EnumMap<>(METHODS);
    }
}
