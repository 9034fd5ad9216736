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
    EDDSA(-8, "EdDSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-256; with keys of 2048 bits signatures are 256 bytes. */
    RS256(-257, "RS256"),
    /** ECDSA on P-384 with SHA-384; signatures are ASN.1 DER. */
    ES384(-35, "ES384"),
    /** ECDSA on P-521 with SHA-512; signatures are ASN.1 DER. */
    ES512(-36, "ES512"),
    /** RSASSA-PSS with SHA-256 and a salt of 32 bytes; with keys of 2048 bits signatures are 256 bytes. */
    PS256(-37, "PS256"),
    /** ML-DSA-44, pure and with an empty context (RFC 9964); signatures are 2420 bytes. */
    ML_DSA_44(-48, "ML-DSA-44"),
    /** ML-DSA-65, pure and with an empty context (RFC 9964); signatures are 3309 bytes. */
    ML_DSA_65(-49, "ML-DSA-65");

    private static final CoseAlgorithm[] VALUES = values();

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

    /** The name in the registry, as users write it: {@code ES256}, {@code EdDSA}, {@code ML-DSA-44}. */
    public String label() {
        return label;
    }

    /** Whether its keys are RSA keys. */
    public boolean isRsa() {
        return this == RS256 || this == PS256;
    }

    /** The algorithm with that {@code COSEAlgorithmIdentifier}; null for one that Keywave lacks. */
    public static @Nullable CoseAlgorithm byId(long id) {
        for (CoseAlgorithm algorithm : VALUES) {
            if (algorithm.id == id) {
                return algorithm;
            }
        }
        return null;
    }

    /** The algorithm of that name; null when there is none. */
    public static @Nullable CoseAlgorithm byLabel(String label) {
        for (CoseAlgorithm algorithm : VALUES) {
            if (algorithm.label.equals(label)) {
                return algorithm;
            }
        }
        return null;
    }
}
