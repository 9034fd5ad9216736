package dev.keywave.authenticator;

import dev.keywave.webauthn.CoseAlgorithm;
import org.jspecify.annotations.Nullable;

/** A credential slot that forgets everything with the test. */
public final class MemorySlot implements CredentialSlot {

    private final long user;
    private int generation;
    private CoseAlgorithm algorithm = CoseAlgorithm.ES256;
    private byte[] userHandle = {};
    private long signatureCounter;
    private boolean backedUp;
    private int credentialProtection = 1;
    private @Nullable String appId;

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
        backedUp = false;
        credentialProtection = 1;
    }

    @Override
    public boolean backedUp() {
        return backedUp;
    }

    /** The credential manager has copied the credential. */
    public void sync() {
        backedUp = true;
    }

    @Override
    public int credentialProtection() {
        return credentialProtection;
    }

    @Override
    public void protectCredential(int level) {
        credentialProtection = level;
    }

    @Override
    public @Nullable String appId() {
        return appId;
    }

    /** The credential turns out to be one of U2F's JavaScript API. */
    public void scopeTo(String newAppId) {
        appId = newAppId;
    }

    @Override
    public void adopt(int heldGeneration, byte[] heldUserHandle) {
        generation = heldGeneration;
        userHandle = heldUserHandle.clone();
    }
}
