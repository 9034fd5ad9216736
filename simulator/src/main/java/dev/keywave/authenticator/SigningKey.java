package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;
import java.security.PrivateKey;

/** A credential that is ready to sign. */
final class SigningKey {

    private final long user;
    private final int number;
    private final int generation;

    /** What the key is for. */
    final CoseAlgorithm algorithm;

    /** As long as the model has them. */
    final byte[] credentialId;

    /** As the provider keeps it. */
    final PrivateKey privateKey;

    SigningKey(
            long user,
            int number,
            int generation,
            CoseAlgorithm algorithm,
            byte[] credentialId,
            PrivateKey privateKey) {
        this.user = user;
        this.number = number;
        this.generation = generation;
        this.algorithm = algorithm;
        this.credentialId = credentialId;
        this.privateKey = privateKey;
    }

    /** Whether this is the credential of that slot, of a model with that length of credential IDs. */
    boolean isOf(CredentialSlot slot, int generation, CoseAlgorithm algorithm, int credentialIdLength) {
        return user == slot.user()
                && number == slot.number()
                && this.generation == generation
                && this.algorithm == algorithm
                && credentialId.length == credentialIdLength;
    }
}
