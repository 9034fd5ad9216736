package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/** How much of the attestation the relying party wants (https://www.w3.org/TR/webauthn-3/#enum-attestation-convey). */
public enum AttestationConveyancePreference {
    /** None; the default. */
    NONE("none"),
    /** A verifiable statement, which the client may replace by a more private one. */
    INDIRECT("indirect"),
    /** The authenticator's own statement. */
    DIRECT("direct"),
    /** One that may identify the very device. */
    ENTERPRISE("enterprise");

    private final String value;

    AttestationConveyancePreference(String value) {
        this.value = value;
    }

    /** The enumeration's value in the Web API. */
    public String value() {
        return value;
    }

    /** The preference of that value; null when it is unknown, which clients ignore. */
    public static @Nullable AttestationConveyancePreference byValue(String value) {
        for (AttestationConveyancePreference preference : values()) {
            if (preference.value.equals(value)) {
                return preference;
            }
        }
        return null;
    }
}
