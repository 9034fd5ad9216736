package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * Flags and signature counter of authenticator data, which lie at fixed places
 * (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data).
 *
 * @param flags the flags byte
 * @param signCount the counter, 0 to 2^32 - 1
 */
record AuthenticatorDataHead(byte flags, long signCount) {

    private static final int FLAGS_OFFSET = 32;
    private static final int SIGN_COUNT_OFFSET = 33;
    private static final int HEAD_LENGTH = 37;

    private static final int UV = 0x04;
    private static final int BE = 0x08;
    private static final int BS = 0x10;
    private static final int AT = 0x40;
    private static final int ED = 0x80;

    /** Reads the head, or gives null when the data is too short to have one. */
    static @Nullable AuthenticatorDataHead read(byte[] authenticatorData) {
        if (authenticatorData.length < HEAD_LENGTH) {
            return null;
        }
        long signCount = 0;
        for (int i = SIGN_COUNT_OFFSET; i < HEAD_LENGTH; i++) {
            signCount = (signCount << 8) | (authenticatorData[i] & 0xFF);
        }
        return new AuthenticatorDataHead(authenticatorData[FLAGS_OFFSET], signCount);
    }

    /** Whether flags and length agree for an assertion: no attested credential data, extensions only if announced. */
    boolean fitsAssertionOf(int length) {
        return !has(AT) && (length > HEAD_LENGTH) == has(ED);
    }

    /** Whether authenticator data of this length is nothing but its head, by its flags too. */
    boolean isAllOf(int length) {
        return length == HEAD_LENGTH && !has(AT) && !has(ED);
    }

    /** Whether the flags announce attested credential data and no extensions. */
    boolean isFollowedByKeyOnly() {
        return has(AT) && !has(ED);
    }

    boolean hasAttestedCredential() {
        return has(AT);
    }

    boolean hasExtensions() {
        return has(ED);
    }

    boolean userVerified() {
        return has(UV);
    }

    boolean backupEligible() {
        return has(BE);
    }

    boolean backupState() {
        return has(BS);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
