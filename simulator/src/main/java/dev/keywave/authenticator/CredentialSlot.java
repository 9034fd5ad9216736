package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * What an authenticator must remember of one credential of one virtual user; everything else is derived
 * ({@link CredentialDerivation}). A slot belongs to one relying party.
 */
public interface CredentialSlot {

    /** Index of the virtual user. */
    long user();

    /** Number of the credential among those of its user. */
    int number();

    /** How many credentials were created in this slot so far; 0 for none. Only the last one can be used. */
    int generation();

    /** Whether the relying party is known to hold the current generation. */
    boolean registered();

    /** Algorithm of the current generation; undefined when the generation is 0. */
    CoseAlgorithm algorithm();

    /** The user handle that the relying party gave; empty when there is none, or for a credential that is not discoverable. */
    byte[] userHandle();

    /** What stands in for the derivation of the current generation; null for a credential that is derived. */
    default @Nullable ImportedCredential imported() {
        return null;
    }

    /** Generations up to this one were made by authenticators that the user no longer has; 0 for none. */
    default int lostGenerations() {
        return 0;
    }

    /** Whether the credential has been backed up since it was created, for models that do that in time. */
    default boolean backedUp() {
        return false;
    }

    /**
     * Adds 1 to the signature counter. The new value is kept durably before this returns.
     *
     * @return the new value: 1 or more, and above every value that this slot gave before
     */
    long advanceSignatureCounter();

    /** A new credential exists, and the relying party does not hold it yet. */
    void create(int generation, CoseAlgorithm algorithm, byte[] userHandle);

    /** The relying party said by {@code excludeCredentials} that it already holds that generation. */
    void adopt(int generation, byte[] userHandle);
}
