package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.Denial;
import java.util.Locale;

/**
 * Why this relying party said no. The label is stable: clients see it at the start of {@code errorMessage} and
 * statistics count by it.
 */
public enum RejectionReason {
    /** JSON, base64url or CBOR that cannot be read, or a member that is missing or of the wrong type. */
    MALFORMED,
    /** No session cookie came with the result, so no challenge can belong to it. */
    NO_SESSION,
    /** The session has no pending challenge: never asked for, used up, expired, or another session's. */
    CHALLENGE_EXPIRED_OR_UNKNOWN,
    /** No credential is registered under the username. */
    UNKNOWN_USER,
    /** {@code C.type} is not that of this ceremony. */
    CLIENT_DATA_TYPE_MISMATCH,
    /** {@code C.challenge} is not the pending challenge. */
    CHALLENGE_MISMATCH,
    /** {@code C.origin} is not an expected origin. */
    ORIGIN_MISMATCH,
    /** {@code C.crossOrigin} is true or {@code C.topOrigin} is present. */
    CROSS_ORIGIN_NOT_ALLOWED,
    /** {@code C.tokenBinding} claims a binding that the connection has not. */
    TOKEN_BINDING_MISMATCH,
    /** {@code rpIdHash} is not the hash of the expected RP ID. */
    RP_ID_MISMATCH,
    /** The UP flag is not set. */
    USER_NOT_PRESENT,
    /** User verification was required and the UV flag is not set. */
    USER_NOT_VERIFIED,
    /** The BS flag is set and the BE flag is not. */
    BACKUP_STATE_INVALID,
    /** The BE flag differs from the one at registration. */
    BACKUP_ELIGIBILITY_CHANGED,
    /** The key's algorithm is not among those that the options offered. */
    ALGORITHM_NOT_OFFERED,
    /** The key is not a valid public key for its algorithm. */
    PUBLIC_KEY_INVALID,
    /** The attestation statement does not verify or its format is not supported. */
    ATTESTATION_INVALID,
    /** Attestation is wanted and there is none, or its certificates do not lead to a trust anchor. */
    ATTESTATION_NOT_TRUSTED,
    /** The credential ID is longer than 1,023 bytes. */
    CREDENTIAL_ID_TOO_LONG,
    /** {@code id} is not the credential ID in the attested credential data. */
    CREDENTIAL_ID_MISMATCH,
    /** The credential ID is already registered, for this user or another. */
    CREDENTIAL_ALREADY_REGISTERED,
    /** No credential is registered under the ID. */
    UNKNOWN_CREDENTIAL,
    /** The credential was not among the options' {@code allowCredentials}. */
    CREDENTIAL_NOT_ALLOWED,
    /** {@code userHandle} is not that of the credential's user, or is missing where the user was not named. */
    USER_HANDLE_MISMATCH,
    /** The assertion signature does not verify. */
    SIGNATURE_INVALID,
    /** The signature counter did not increase. */
    COUNTER_NOT_INCREASED,
    /** The verifying library refused for a reason that none of the others names. */
    VERIFICATION_FAILED,
    /** The policy disables passkeys for everybody. */
    POLICY_DISABLED(403),
    /** The policy has no target that includes the user, or one that excludes it. */
    POLICY_USER_NOT_TARGETED(403),
    /** The policy does not allow self-service set-up, which provisioning needs too. */
    POLICY_SELF_SERVICE_NOT_ALLOWED(403),
    /** The policy does not allow the user this type of passkey: device-bound or synced. */
    POLICY_PASSKEY_TYPE_NOT_ALLOWED(403),
    /** The policy's key restrictions do not allow the user this AAGUID at registration. */
    POLICY_AAGUID_NOT_ALLOWED(403),
    /** The policy enforces attestation, and there is none whose certificates lead to a trust anchor. */
    POLICY_ATTESTATION_NOT_TRUSTED(403),
    /** The password is not the user's. */
    WRONG_PASSWORD,
    /** Conditional Access blocks the user. */
    BLOCKED_BY_POLICY(403),
    /** Conditional Access wants a phishing-resistant method and the user has none. */
    NO_REGISTERED_METHOD(403),
    /** A policy does not allow the AAGUID at sign-in. */
    AAGUID_NOT_ALLOWED(403),
    /** Conditional Access wants a phishing-resistant method; the user has one and came with a password. */
    PHISHING_RESISTANT_REQUIRED(403),
    /** Conditional Access wants several factors, and a password came alone. */
    MFA_REQUIRED(403),
    /** Conditional Access wants a strength that this method does not reach. */
    METHOD_NOT_ALLOWED(403),
    /** Conditional Access wants a compliant device. */
    DEVICE_NOT_COMPLIANT(403);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final int httpStatus;

    RejectionReason() {
        this(400);
    }

    RejectionReason(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The one of the same name. */
    static RejectionReason of(Denial denial) {
        return valueOf(denial.name());
    }

    /** The status that a reply with this reason has: 400 for what is wrong, 403 for what a policy forbids. */
    int httpStatus() {
        return httpStatus;
    }

    /** The name on the wire and in statistics: snake case. */
    public String label() {
        return label;
    }
}
