package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * The attestation statement formats that Keywave's authenticators have
 * (https://www.w3.org/TR/webauthn-3/#sctn-defined-attestation-formats).
 */
public enum AttestationFormat {
    /** No attestation. */
    NONE("none"),
    /** Packed; here always self attestation. */
    PACKED("packed");

    private final String identifier;

    AttestationFormat(String identifier) {
        this.identifier = identifier;
    }

    /** The attestation statement format identifier. */
    public String identifier() {
        return identifier;
    }

    /** The format with that identifier; null for one that Keywave lacks. */
    public static @Nullable AttestationFormat byIdentifier(String identifier) {
        for (AttestationFormat format : values()) {
            if (format.identifier.equals(identifier)) {
                return format;
            }
        }
        return null;
    }
}
