package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/** What an administrator may forbid at registration although the credential is good. */
interface RegistrationPolicy {

    /** The least conveyance that the options ask for. */
    AttestationConveyance attestation();

    /** Null when the user may be given options. */
    @Nullable
    Rejection atOptions(String user);

    /** Null when the user may register this credential. */
    @Nullable
    Rejection atResult(String user, NewCredential created, CredentialResponse response);

    /** Learns of a credential that was stored. */
    void registered(StoredCredential credential);
}
