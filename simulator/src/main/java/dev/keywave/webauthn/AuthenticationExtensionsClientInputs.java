package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * The extensions that a relying party asks for
 * (https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsclientinputs), those that Keywave has.
 *
 * @param credProps whether to tell the credential's properties
 * @param credentialProtectionPolicy of CTAP's credProtect; null when not given
 * @param enforceCredentialProtectionPolicy whether there is to be no credential without that policy
 * @param minPinLength whether to tell the minimum PIN length
 * @param hmacCreateSecret whether the credential is to have CTAP's hmac-secret
 * @param prf inputs of the pseudo-random function; null when not given
 * @param largeBlob null when not given
 * @param appid the AppID of U2F's JavaScript API, at authentication; null when not given
 * @param appidExclude likewise, at registration
 * @param uvm whether to tell how the user was verified (Level 2)
 */
public record AuthenticationExtensionsClientInputs(
        boolean credProps,
        @Nullable CredentialProtectionPolicy credentialProtectionPolicy,
        boolean enforceCredentialProtectionPolicy,
        boolean minPinLength,
        boolean hmacCreateSecret,
        @Nullable PrfInputs prf,
        @Nullable LargeBlobInputs largeBlob,
        @Nullable String appid,
        @Nullable String appidExclude,
        boolean uvm) {

    /** No extension is asked for. */
    public static final AuthenticationExtensionsClientInputs NONE =
            new AuthenticationExtensionsClientInputs(false, null, false, false, false, null, null, null, null, false);

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
