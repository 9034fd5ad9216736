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
     * @param privateKey a P-256 scalar or an Ed25519 key, 32 bytes either way; secret
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
