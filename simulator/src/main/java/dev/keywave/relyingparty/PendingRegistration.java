package dev.keywave.relyingparty;

/**
 * What the options of a registration said and its result is held against.
 *
 * @param challenge 32 bytes
 * @param username of the account
 * @param userHandle of the account
 * @param userVerificationRequired whether the UV flag must be set
 */
record PendingRegistration(
        ByteString challenge, String username, ByteString userHandle, boolean userVerificationRequired) {}
