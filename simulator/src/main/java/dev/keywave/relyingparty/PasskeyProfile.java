package dev.keywave.relyingparty;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Graph's {@code passkeyProfile}: what passkeys of its users must be.
 *
 * @param id unique in the policy
 * @param name for people
 * @param passkeyTypes the types allowed
 * @param attestationEnforced whether attestation counts, at registration only
 * @param keyRestrictions the models allowed
 */
record PasskeyProfile(
        String id,
        String name,
        Set<PasskeyType> passkeyTypes,
        boolean attestationEnforced,
        KeyRestrictions keyRestrictions) {

    static final PasskeyProfile DEFAULT = new PasskeyProfile(
            "00000000-0000-0000-0000-000000000001",
            "Default passkey profile",
            EnumSet.allOf(PasskeyType.class),
            false,
            KeyRestrictions.NONE);

    PasskeyProfile {
        passkeyTypes = Set.copyOf(passkeyTypes);
    }

    /** The same with the settings that a policy without profiles has at its top. */
    PasskeyProfile with(boolean enforced, KeyRestrictions restrictions) {
        return new PasskeyProfile(id, name, passkeyTypes, enforced, restrictions);
    }

    /** What counts at registration and at sign-in. */
    @Nullable
    Rejection check(UUID aaguid, PasskeyType type) {
        if (!passkeyTypes.contains(type)) {
            return new Rejection(
                    RejectionReason.POLICY_PASSKEY_TYPE_NOT_ALLOWED,
                    "profile " + name + " does not allow " + type.label() + " passkeys");
        }
        return keyRestrictions.permit(aaguid)
                ? null
                : new Rejection(
                        RejectionReason.POLICY_AAGUID_NOT_ALLOWED,
                        "profile " + name + " does not allow AAGUID " + aaguid);
    }

    /** The same and what counts at registration only. */
    @Nullable
    Rejection checkNew(UUID aaguid, PasskeyType type, AttestationTrust.Verdict attestation) {
        Rejection rejection = check(aaguid, type);
        if (rejection == null && attestationEnforced && !attestation.isAttested()) {
            return new Rejection(
                    RejectionReason.POLICY_ATTESTATION_NOT_TRUSTED,
                    "profile " + name + " enforces attestation: " + attestation.detail());
        }
        return rejection;
    }
}
