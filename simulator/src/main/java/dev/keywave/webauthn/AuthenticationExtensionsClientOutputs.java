package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * Puts the client extension results together
 * (https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsclientoutputsjson), in JSON, in the order of the
 * calls; binary values are base64url.
 */
public final class AuthenticationExtensionsClientOutputs {

    /** When no extension was asked for. */
    public static final String NONE = "{}";

    private final StringBuilder json = new StringBuilder("{");

    /** {@code credProps}. */
    public AuthenticationExtensionsClientOutputs credProps(boolean rk) {
        return member("credProps", "{\"rk\":" + rk + "}");
    }

    /** {@code hmacCreateSecret}: CTAP's hmac-secret as clients tell it. */
    public AuthenticationExtensionsClientOutputs hmacCreateSecret(boolean created) {
        return member("hmacCreateSecret", Boolean.toString(created));
    }

    /**
     * {@code prf}.
     *
     * @param enabled at registration only
     * @param results null when there are none
     */
    public AuthenticationExtensionsClientOutputs prf(@Nullable Boolean enabled, @Nullable PrfValues results) {
        StringBuilder prf = new StringBuilder("{");
        if (enabled != null) {
            prf.append("\"enabled\":").append(enabled.booleanValue());
        }
        if (results != null) {
            prf.append(enabled == null ? "" : ",")
                    .append("\"results\":{\"first\":")
                    .append(quoted(results.first()));
            byte[] second = results.second();
            if (second != null) {
                prf.append(",\"second\":").append(quoted(second));
            }
            prf.append('}');
        }
        return member("prf", prf.append('}').toString());
    }

    /** {@code largeBlob} at registration. */
    public AuthenticationExtensionsClientOutputs largeBlobSupported(boolean supported) {
        return member("largeBlob", "{\"supported\":" + supported + "}");
    }

    /** {@code largeBlob} when reading; null when there is none. */
    public AuthenticationExtensionsClientOutputs largeBlobRead(byte @Nullable [] blob) {
        return member("largeBlob", blob == null ? NONE : "{\"blob\":" + quoted(blob) + "}");
    }

    /** {@code largeBlob} when writing. */
    public AuthenticationExtensionsClientOutputs largeBlobWritten(boolean written) {
        return member("largeBlob", "{\"written\":" + written + "}");
    }

    /** {@code appid}. */
    public AuthenticationExtensionsClientOutputs appid(boolean used) {
        return member("appid", Boolean.toString(used));
    }

    /** {@code appidExclude}: acted upon. */
    public AuthenticationExtensionsClientOutputs appidExclude() {
        return member("appidExclude", "true");
    }

    /** {@code uvm} (https://www.w3.org/TR/webauthn-2/#sctn-uvm-extension), with one entry. */
    public AuthenticationExtensionsClientOutputs uvm(
            int userVerificationMethod, int keyProtectionType, int matcherProtectionType) {
        return member(
                "uvm", "[[" + userVerificationMethod + "," + keyProtectionType + "," + matcherProtectionType + "]]");
    }

    /** The JSON object. */
    public String toJson() {
        return json + "}";
    }

    private AuthenticationExtensionsClientOutputs member(String name, String value) {
        json.append(json.length() == 1 ? "\"" : ",\"")
                .append(name)
                .append("\":")
                .append(value);
        return this;
    }

    private static String quoted(byte[] bytes) {
        return '"' + ResponseJson.encodeToString(bytes) + '"';
    }
}
