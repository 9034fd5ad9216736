package dev.keywave.attestation;

import dev.keywave.webauthn.CoseAlgorithm;

/** A new credential that is about to be attested. Its arrays are not copied and are read during the call only. */
public final class AttestedCredential {

    /** With attested credential data. */
    final byte[] authenticatorData;

    /** SHA-256 of the client data. */
    final byte[] clientDataHash;

    /** As in the attested credential data. */
    final byte[] credentialId;

    /** The credential key's. */
    final CoseAlgorithm algorithm;

    /** Raw, see {@link dev.keywave.webauthn.CoseKey}. */
    final byte[] publicKey;

    final Device device;
    final CredentialKey credentialKey;

    /**
     * What was made.
     *
     * @param authenticatorData with attested credential data
     * @param clientDataHash SHA-256 of the client data
     * @param credentialId as in the attested credential data
     * @param algorithm the credential key's
     * @param publicKey raw, see {@link dev.keywave.webauthn.CoseKey}
     * @param device where
     * @param credentialKey signs as the credential would
     */
    public AttestedCredential(
            byte[] authenticatorData,
            byte[] clientDataHash,
            byte[] credentialId,
            CoseAlgorithm algorithm,
            byte[] publicKey,
            Device device,
            CredentialKey credentialKey) {
        this.authenticatorData = authenticatorData;
        this.clientDataHash = clientDataHash;
        this.credentialId = credentialId;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.device = device;
        this.credentialKey = credentialKey;
    }

    /** {@code authenticatorData || clientDataHash}, "attToBeSigned". */
    byte[] toBeSigned() {
        byte[] message = new byte[authenticatorData.length + clientDataHash.length];
        System.arraycopy(authenticatorData, 0, message, 0, authenticatorData.length);
        System.arraycopy(clientDataHash, 0, message, authenticatorData.length, clientDataHash.length);
        return message;
    }

    /**
     * One of the devices of a model.
     *
     * @param user index of the virtual user whose it is
     * @param number of the credential among those of its user
     * @param mayBeTold whether the relying party may learn which one it is: it asked for enterprise attestation
     */
    public record Device(long user, int number, boolean mayBeTold) {}

    /** A credential private key. */
    @FunctionalInterface
    public interface CredentialKey {

        /** The signature in WebAuthn's form. */
        byte[] sign(byte[] message);
    }
}
