package dev.keywave.conditionalaccess;

import java.util.Locale;

/** Why a policy denies a sign-in; of several reasons the one that comes first here is told. */
public enum Denial {
    /** The policy blocks whoever it applies to. */
    BLOCKED_BY_POLICY,
    /** The strength wants a phishing-resistant method and the user has none. */
    NO_REGISTERED_METHOD,
    /** The strength allows the passkey's AAGUID, or any of the user's passkeys', not. */
    AAGUID_NOT_ALLOWED,
    /** The strength wants a phishing-resistant method; the user has one and came with a password. */
    PHISHING_RESISTANT_REQUIRED,
    /** Several factors are wanted, and a password came alone. */
    MFA_REQUIRED,
    /** The strength does not allow this method. */
    METHOD_NOT_ALLOWED,
    /** The device is not compliant, or nobody said that it is. */
    DEVICE_NOT_COMPLIANT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Whether the user cannot come in by any method that is registered, rather than has to take another one. */
    public boolean locksOut() {
        return switch (this) {
            case BLOCKED_BY_POLICY, NO_REGISTERED_METHOD, AAGUID_NOT_ALLOWED, DEVICE_NOT_COMPLIANT -> true;
            case PHISHING_RESISTANT_REQUIRED, MFA_REQUIRED, METHOD_NOT_ALLOWED -> false;
        };
    }

    /** The name in replies, counts and metrics. */
    public String label() {
        return label;
    }
}
