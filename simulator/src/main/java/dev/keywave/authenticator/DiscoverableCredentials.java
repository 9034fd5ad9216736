package dev.keywave.authenticator;

/** Whether an authenticator creates discoverable credentials (CTAP's {@code rk} option). */
public enum DiscoverableCredentials {
    /** It cannot. */
    NEVER,
    /** When it is asked to. */
    ON_REQUEST,
    /** Whatever it is asked, as managers of synced passkeys do. */
    ALWAYS
}
