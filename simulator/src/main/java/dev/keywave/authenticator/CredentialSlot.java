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

    /** Whether the current generation is backed up by now, for models whose BS flag becomes true only then. */
    default boolean backedUp() {
        return false;
    }

    /**
     * The level of CTAP's credProtect that the current generation has, 1 to 3; 1 is as if there were none. A slot that
     * does not keep it loses the protection, as some authenticators do.
     */
    default int credentialProtection() {
        return 1;
    }

    /** Says the level; {@link #create} sets it to 1. */
    default void protectCredential(int level) {}

    /**
     * The AppID that the current generation is scoped to, when it was registered with U2F's JavaScript API; null for
     * all others, which are scoped to the RP ID.
     */
    default @Nullable String appId() {
        return null;
    }

    /**
     * Adds 1 to the signature counter. The new value is kept durably before this returns.
     *
     * @return the new value: 1 or more, and above every value that this slot gave before
     */
    long advanceSignatureCounter();

    /** Adds more than 1, in the same way. */
    default long advanceSignatureCounter(int steps) {
        long counter = 0;
        for (int i = 0; i < steps; i++) {
            counter = advanceSignatureCounter();
        }
        return counter;
    }

    /** A new credential exists, and the relying party does not hold it yet. */
    void create(int generation, CoseAlgorithm algorithm, byte[] userHandle);

    /** The relying party said by {@code excludeCredentials} that it already holds that generation. */
    void adopt(int generation, byte[] userHandle);
}
