package dev.keywave.attack;

import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.webauthn.CoseAlgorithm;

/**
 * A slot for a credential that is thrown away: it belongs to a user but has a number that no credential of the population
 * has, so that its key and its ID are others.
 */
public final class ScratchSlot implements CredentialSlot {

    private static final byte[] NO_USER_HANDLE = {};

    private final long user;
    private final int number;
    private int generation;
    private CoseAlgorithm algorithm = CoseAlgorithm.ES256;
    private byte[] userHandle = NO_USER_HANDLE;
    private long signatureCounter;

    /**
     * An empty slot.
     *
     * @param number that no credential of the user has
     */
    public ScratchSlot(long user, int number) {
        this.user = user;
        this.number = number;
    }

    @Override
    public long user() {
        return user;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public boolean registered() {
        return false;
    }

    @Override
    public CoseAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] userHandle() {
        return userHandle;
    }

    @Override
    public long advanceSignatureCounter() {
        return ++signatureCounter;
    }

    @Override
    public void create(int newGeneration, CoseAlgorithm newAlgorithm, byte[] newUserHandle) {
        generation = newGeneration;
        algorithm = newAlgorithm;
        userHandle = newUserHandle;
        signatureCounter = 0;
    }

    @Override
    public void adopt(int heldGeneration, byte[] heldUserHandle) {
        generation = heldGeneration;
        userHandle = heldUserHandle;
    }
}
