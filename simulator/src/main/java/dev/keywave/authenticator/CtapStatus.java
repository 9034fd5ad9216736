package dev.keywave.authenticator;

/**
 * How an authenticator refuses
 * (https://fidoalliance.org/specs/fido-v2.1-ps-20210615/fido-client-to-authenticator-protocol-v2.1-ps-20210615.html#error-responses).
 */
enum CtapStatus implements MakeCredentialResult, GetAssertionResult {
    /** {@code CTAP2_ERR_CREDENTIAL_EXCLUDED}. */
    CREDENTIAL_EXCLUDED(0x19, "credential_excluded"),
    /** {@code CTAP2_ERR_UNSUPPORTED_ALGORITHM}: none of those on offer. */
    UNSUPPORTED_ALGORITHM(0x26, "unsupported_algorithm"),
    /** {@code CTAP2_ERR_UNSUPPORTED_OPTION}: it cannot store discoverable credentials. */
    UNSUPPORTED_OPTION(0x2B, "unsupported_option"),
    /** {@code CTAP2_ERR_INVALID_OPTION}: it cannot verify the user. */
    INVALID_OPTION(0x2C, "invalid_option"),
    /** {@code CTAP2_ERR_NO_CREDENTIALS}: none that matches. */
    NO_CREDENTIALS(0x2E, "no_credentials");

    private final int code;
    private final String reason;

    CtapStatus(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The status code on the wire. */
    int code() {
        return code;
    }

    /** The name in summaries. */
    String reason() {
        return reason;
    }
}
