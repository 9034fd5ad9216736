package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * How well a credential is to be protected
 * (https://fidoalliance.org/specs/fido-v2.2-ps-20250714/fido-client-to-authenticator-protocol-v2.2-ps-20250714.html#sctn-credProtect-extension).
 */
public enum CredentialProtectionPolicy {
    /** As if nothing had been asked for. */
    USER_VERIFICATION_OPTIONAL(0x01, "userVerificationOptional"),
    /** Without user verification it answers only to its ID. */
    USER_VERIFICATION_OPTIONAL_WITH_CREDENTIAL_ID_LIST(0x02, "userVerificationOptionalWithCredentialIDList"),
    /** Without user verification it does not answer. */
    USER_VERIFICATION_REQUIRED(0x03, "userVerificationRequired");

    private final int level;
    private final String value;

    CredentialProtectionPolicy(int level, String value) {
        this.level = level;
        this.value = value;
    }

    /** The authenticator extension's input and output. */
    public int level() {
        return level;
    }

    /** The client extension's input. */
    public String value() {
        return value;
    }

    /** The policy of that client extension input; null when there is none. */
    static @Nullable CredentialProtectionPolicy byValue(String value) {
        for (CredentialProtectionPolicy policy : values()) {
            if (policy.value.equals(value)) {
                return policy;
            }
        }
        return null;
    }
}
