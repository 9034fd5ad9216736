package dev.keywave.authenticator;

/** What an authenticator says in the BS flag (https://www.w3.org/TR/webauthn-3/#sctn-credential-backup). */
public enum BackupStatePolicy {
    /** Never backed up. */
    NEVER,
    /** From the beginning, as credential managers do that create in their cloud. */
    ALWAYS,
    /** Not at creation; once {@link CredentialSlot#backedUp} says so. */
    AFTER_SYNC
}
