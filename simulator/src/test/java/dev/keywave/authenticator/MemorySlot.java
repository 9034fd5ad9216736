package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;

/** A credential slot that forgets everything with the test. */
public final class MemorySlot implements CredentialSlot {

    private final long user;
    private int generation;
    private CoseAlgorithm algorithm = CoseAlgorithm.ES256;
    private byte[] userHandle = {};
    private long signatureCounter;

    /** No credential yet. */
    public MemorySlot(long user) {
        this.user = user;
    }

    @Override
    public long user() {
        return user;
    }

    @Override
    public int number() {
        return 0;
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public boolean registered() {
        return generation > 0;
    }

    @Override
    public CoseAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] userHandle() {
        return userHandle.clone();
    }

    @Override
    public long advanceSignatureCounter() {
        return ++signatureCounter;
    }

    @Override
    public void create(int newGeneration, CoseAlgorithm newAlgorithm, byte[] newUserHandle) {
        generation = newGeneration;
        algorithm = newAlgorithm;
        userHandle = newUserHandle.clone();
        signatureCounter = 0;
    }

    @Override
    public void adopt(int heldGeneration, byte[] heldUserHandle) {
        generation = heldGeneration;
        userHandle = heldUserHandle.clone();
    }
}
