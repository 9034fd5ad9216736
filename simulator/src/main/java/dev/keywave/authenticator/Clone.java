package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's credential on a copied authenticator, which goes its own way with the signature counter; it only signs.
 *
 * @param original whose credential it is; stays as it is
 * @param counter what the copy signs
 */
public record Clone(CredentialSlot original, long counter) implements CredentialSlot {

    @Override
    public long user() {
        return original.user();
    }

    @Override
    public int number() {
        return original.number();
    }

    @Override
    public int generation() {
        return original.generation();
    }

    @Override
    public boolean registered() {
        return original.registered();
    }

    @Override
    public CoseAlgorithm algorithm() {
        return original.algorithm();
    }

    @Override
    public byte[] userHandle() {
        return original.userHandle();
    }

    @Override
    public @Nullable ImportedCredential imported() {
        return original.imported();
    }

    @Override
    public int lostGenerations() {
        return original.lostGenerations();
    }

    @Override
    public boolean backedUp() {
        return original.backedUp();
    }

    @Override
    public int credentialProtection() {
        return original.credentialProtection();
    }

    @Override
    public @Nullable String appId() {
        return original.appId();
    }

    @Override
    public long advanceSignatureCounter() {
        return counter;
    }

    @Override
    public long advanceSignatureCounter(int steps) {
        return counter;
    }

    @Override
    public void create(int generation, CoseAlgorithm algorithm, byte[] userHandle) {
        throw new IllegalStateException("a copy makes no credential");
    }

    @Override
    public void adopt(int generation, byte[] userHandle) {
        throw new IllegalStateException("a copy adopts no credential");
    }
}
