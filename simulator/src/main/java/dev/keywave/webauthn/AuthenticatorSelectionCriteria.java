package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * What the relying party demands of the authenticator
 * (https://www.w3.org/TR/webauthn-3/#dictionary-authenticatorSelection).
 *
 * @param authenticatorAttachment null when any will do
 * @param residentKey null when not given: then {@code requireResidentKey} decides
 * @param requireResidentKey for relying parties of Level 1; false when not given
 * @param userVerification {@code preferred} when not given
 */
public record AuthenticatorSelectionCriteria(
        @Nullable AuthenticatorAttachment authenticatorAttachment,
        @Nullable ResidentKeyRequirement residentKey,
        boolean requireResidentKey,
        UserVerificationRequirement userVerification) {

    /** What holds when the relying party says nothing. */
    public static final AuthenticatorSelectionCriteria DEFAULT =
            new AuthenticatorSelectionCriteria(null, null, false, UserVerificationRequirement.PREFERRED);

    /** {@code residentKey}, or what {@code requireResidentKey} says in its place. */
    public ResidentKeyRequirement effectiveResidentKey() {
        if (residentKey != null) {
            return residentKey;
        }
        return requireResidentKey ? ResidentKeyRequirement.REQUIRED : ResidentKeyRequirement.DISCOURAGED;
    }
}
