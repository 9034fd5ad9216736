package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * The signature algorithms that Keywave's authenticators have
 * (https://www.iana.org/assignments/cose/cose.xhtml#algorithms).
 */
public enum CoseAlgorithm {
    /** ECDSA on P-256 with SHA-256; signatures are ASN.1 DER. */
    ES256(-7, "ES256"),
    /** EdDSA, for WebAuthn always Ed25519; signatures are 64 bytes. */
    EDDSA(-8, "EdDSA");

    private final int id;
    private final String label;

    CoseAlgorithm(int id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The {@code COSEAlgorithmIdentifier}. */
    public int id() {
        return id;
    }

    /** The name in the registry, as users write it: {@code ES256}, {@code EdDSA}. */
    public String label() {
        return label;
    }

    /** The algorithm with that {@code COSEAlgorithmIdentifier}; null for one that Keywave lacks. */
    public static @Nullable CoseAlgorithm byId(long id) {
        if (id == ES256.id) {
            return ES256;
        }
        return id == EDDSA.id ? EDDSA : null;
    }

    /** The algorithm of that name; null when there is none. */
    public static @Nullable CoseAlgorithm byLabel(String label) {
        for (CoseAlgorithm algorithm : values()) {
            if (algorithm.label.equals(label)) {
                return algorithm;
            }
        }
        return null;
    }
}
