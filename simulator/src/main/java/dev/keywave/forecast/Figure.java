package dev.keywave.forecast;

import dev.keywave.rollout.SignInMethod;
import java.util.Collection;

/** A figure of a day that has a band over repeated seeds. */
public enum Figure {
    /** Users with a passkey in the evening. */
    ENROLLED("enrolled"),
    /** Users with two. */
    TWO_METHODS("two_methods"),
    /** Registrations finished. */
    REGISTRATIONS("registrations"),
    /** Attempts to sign in with a passkey. */
    PASSKEY_SIGN_INS("passkey_sign_ins"),
    /** Attempts to sign in, all methods. */
    SIGN_INS("sign_ins"),
    /** Attempts that failed. */
    FAILED_SIGN_INS("failed_sign_ins"),
    /** Calls because of passwords and their second factors. */
    SUPPORT_CALLS("support_calls"),
    /** Calls because of passkeys and lockouts. */
    PASSKEY_CALLS("passkey_calls"),
    /** People locked out by enforcement. */
    LOCKED_OUT("locked_out"),
    /** People who would have been. */
    REPORTED_ONLY("reported_only"),
    /** People's hours saved while signing in. */
    HOURS_SAVED("hours_saved");

    private final String label;

    Figure(String label) {
        this.label = label;
    }

    /** The name in reports and files. */
    public String label() {
        return label;
    }

    /** Its value on a day. */
    public double of(Day day) {
        return switch (this) {
            case ENROLLED -> day.enrolled();
            case TWO_METHODS -> day.twoMethods();
            case REGISTRATIONS -> day.registrations();
            case PASSKEY_SIGN_INS -> day.signIns().getOrDefault(SignInMethod.PASSKEY, 0L);
            case SIGN_INS -> sum(day.signIns().values());
            case FAILED_SIGN_INS -> sum(day.failedSignIns().values());
            case SUPPORT_CALLS -> day.supportCalls();
            case PASSKEY_CALLS -> day.passkeyCalls();
            case LOCKED_OUT -> day.lockedOut();
            case REPORTED_ONLY -> sum(day.reportedOnly().values());
            case HOURS_SAVED -> day.secondsSaved() / 3600;
        };
    }

    private static double sum(Collection<? extends Number> counts) {
        return counts.stream().mapToLong(Number::longValue).sum();
    }
}
