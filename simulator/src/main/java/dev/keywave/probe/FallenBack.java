package dev.keywave.probe;

import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.webauthn.CoseAlgorithm;

/** Somebody's credential in a clone whose counter was left behind; it only signs. */
record FallenBack(CredentialSlot original) implements CredentialSlot {

    /** What the clone signs: the first value that its original ever signed. */
    static final long COUNTER = 1;

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
    public long advanceSignatureCounter() {
        return COUNTER;
    }

    @Override
    public void create(int generation, CoseAlgorithm algorithm, byte[] userHandle) {
        throw new IllegalStateException("a clone makes no credential");
    }

    @Override
    public void adopt(int generation, byte[] userHandle) {
        throw new IllegalStateException("a clone adopts no credential");
    }
}
