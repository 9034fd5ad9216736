package dev.keywave.authenticator;

import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CborWriter;

/**
 * How the user was verified, in the numbers of the FIDO registry
 * (https://fidoalliance.org/specs/common-specs/fido-registry-v2.2-ps-20220523.html), for the uvm extension
 * (https://www.w3.org/TR/webauthn-2/#sctn-uvm-extension). Where the registry lets one add flags up, the strongest alone is
 * told: relying parties take the values for an enumeration.
 */
record UserVerificationEntry(int userVerificationMethod, int keyProtectionType, int matcherProtectionType) {

    private static final int USER_VERIFY_PRESENCE_INTERNAL = 0x0001;
    private static final int USER_VERIFY_FINGERPRINT_INTERNAL = 0x0002;
    private static final int USER_VERIFY_PASSCODE_EXTERNAL = 0x0800;
    private static final int KEY_PROTECTION_SOFTWARE = 0x0001;
    private static final int KEY_PROTECTION_TEE = 0x0004;
    private static final int KEY_PROTECTION_SECURE_ELEMENT = 0x0008;
    private static final int MATCHER_PROTECTION_TEE = 0x0002;
    private static final int MATCHER_PROTECTION_ON_CHIP = 0x0004;

    /** The entry of a ceremony with that model. */
    static UserVerificationEntry of(AuthenticatorModel model, boolean userVerified) {
        int method = !userVerified
                ? USER_VERIFY_PRESENCE_INTERNAL
                : model.userVerification() == UserVerificationMethod.CLIENT_PIN
                        ? USER_VERIFY_PASSCODE_EXTERNAL
                        : USER_VERIFY_FINGERPRINT_INTERNAL;
        if (model.attachment() == AuthenticatorAttachment.CROSS_PLATFORM) {
            return new UserVerificationEntry(method, KEY_PROTECTION_SECURE_ELEMENT, MATCHER_PROTECTION_ON_CHIP);
        }
        // what can be copied from device to device is not kept in hardware
        return new UserVerificationEntry(
                method, model.backupEligible() ? KEY_PROTECTION_SOFTWARE : KEY_PROTECTION_TEE, MATCHER_PROTECTION_TEE);
    }

    /** The authenticator extension's output: an array with this entry. */
    void writeTo(CborWriter cbor) {
        cbor.array(1)
                .array(3)
                .integer(userVerificationMethod)
                .integer(keyProtectionType)
                .integer(matcherProtectionType);
    }
}
