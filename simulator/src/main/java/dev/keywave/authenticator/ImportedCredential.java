package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;

/** A credential that another authenticator made: its ID and its private key cannot be derived from a seed. */
public final class ImportedCredential {

    private final byte[] credentialId;
    private final CoseAlgorithm algorithm;
    private final byte[] privateKey;

    /**
     * Takes both arrays as they are; they must not change.
     *
     * @param privateKey secret; for ES256, ES384 and ES512 the scalar, 32, 48 or 66 bytes big-endian; for EdDSA the
     *     private key of RFC 8032, 32 bytes; for RS256 and PS256 two primes {@code p || q}, p the greater one, 128 bytes
     *     big-endian each, for the public exponent 65537; for ML-DSA-44 and ML-DSA-65 the seed of FIPS 204, 32 bytes
     */
    public ImportedCredential(byte[] credentialId, CoseAlgorithm algorithm, byte[] privateKey) {
        this.credentialId = credentialId;
        this.algorithm = algorithm;
        this.privateKey = privateKey;
    }

    /** The credential ID; not to be changed. */
    public byte[] credentialId() {
        return credentialId;
    }

    /** What the key is for. */
    public CoseAlgorithm algorithm() {
        return algorithm;
    }

    /** The private key, never to be logged; not to be changed. */
    public byte[] privateKey() {
        return privateKey;
    }
}
