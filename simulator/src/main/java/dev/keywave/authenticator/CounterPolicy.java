package dev.keywave.authenticator;

/** What an authenticator does with signature counters (https://www.w3.org/TR/webauthn-3/#sctn-sign-counter). */
public enum CounterPolicy {
    /** Has none: zero in every authenticator data, as synced passkeys do. */
    ALWAYS_ZERO,
    /** One per credential: zero at creation, then one more with each assertion. */
    COUNTING,
    /**
     * One for all credentials, those at other relying parties too: it counts at creation as well, and it goes on by
     * {@value #MAX_STEP} at most.
     */
    GLOBAL;

    /** What the largest step of a global counter is here. */
    static final int MAX_STEP = 4;
}
