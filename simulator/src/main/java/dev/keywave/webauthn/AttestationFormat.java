package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * The attestation statement formats that Keywave's authenticators have
 * (https://www.w3.org/TR/webauthn-3/#sctn-defined-attestation-formats).
 */
public enum AttestationFormat {
    /** No attestation. */
    NONE("none"),
    /** Packed: self attestation, or full with certificates. */
    PACKED("packed"),
    /** What a FIDO U2F key gives. */
    FIDO_U2F("fido-u2f"),
    /** A TPM certifies the key. */
    TPM("tpm"),
    /** Android's key attestation. */
    ANDROID_KEY("android-key"),
    /** Apple's anonymous attestation. */
    APPLE("apple"),
    /** Several statements in one. */
    COMPOUND("compound");

    private final String identifier;

    AttestationFormat(String identifier) {
        this.identifier = identifier;
    }

    /** The attestation statement format identifier. */
    public String identifier() {
        return identifier;
    }

    /** Whether a compound statement may hold it: {@code compound} must not, and {@code none} would say nothing. */
    public boolean canBePartOfCompound() {
        return this != COMPOUND && this != NONE;
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
