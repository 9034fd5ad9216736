package dev.keywave.relyingparty;

import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.client.CollectedClientData;
import org.jspecify.annotations.Nullable;

/**
 * A stored credential as webauthn4j sees it. What the library writes back is dropped: counter and backup state are
 * compared and set in one step by {@link StoredCredential#update}, and "credentialRecord.uvInitialized … SHOULD require
 * authorization by an additional authentication factor", which there is none.
 */
final class Webauthn4jCredentialRecord implements CredentialRecord {

    private final StoredCredential credential;
    private final AttestedCredentialData attestedCredentialData;

    Webauthn4jCredentialRecord(StoredCredential credential, AttestedCredentialData attestedCredentialData) {
        this.credential = credential;
        this.attestedCredentialData = attestedCredentialData;
    }

    @Override
    public AttestedCredentialData getAttestedCredentialData() {
        return attestedCredentialData;
    }

    @Override
    public long getCounter() {
        return credential.signCount();
    }

    @Override
    public void setCounter(long value) {}

    @Override
    public Boolean isUvInitialized() {
        return credential.uvInitialized();
    }

    @Override
    public void setUvInitialized(boolean value) {}

    @Override
    public Boolean isBackupEligible() {
        return credential.backupEligible();
    }

    @Override
    public void setBackupEligible(boolean value) {}

    @Override
    public Boolean isBackedUp() {
        return credential.backupState();
    }

    @Override
    public void setBackedUp(boolean value) {}

    @Override
    public @Nullable CollectedClientData getClientData() {
        return null;
    }
}
