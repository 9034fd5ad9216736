package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;

/** What a relying party keeps of a credential's key pair. */
public final class PublicCredential {

    private final byte[] credentialId;
    private final CoseAlgorithm algorithm;
    private final byte[] publicKey;

    PublicCredential(byte[] credentialId, CoseAlgorithm algorithm, byte[] publicKey) {
        this.credentialId = credentialId;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
    }

    /** The credential ID; not to be changed. */
    public byte[] credentialId() {
        return credentialId;
    }

    /** What the key is for. */
    public CoseAlgorithm algorithm() {
        return algorithm;
    }

    /** The public key as {@code COSE_Key}. */
    public byte[] coseKey() {
        return CoseKey.encode(algorithm, publicKey);
    }

    /** The public key as DER {@code SubjectPublicKeyInfo}. */
    public byte[] subjectPublicKeyInfo() {
        return CoseKey.subjectPublicKeyInfo(algorithm, publicKey);
    }
}
