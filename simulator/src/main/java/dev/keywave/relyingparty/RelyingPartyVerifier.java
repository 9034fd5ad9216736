package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * A library that verifies ceremonies. It is asked after the relying party has found the pending ceremony and the
 * credential, and before it stores anything; what it leaves unchecked its own adapter checks.
 */
interface RelyingPartyVerifier {

    /**
     * Runs the steps of https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential, from the client data to the
     * attestation statement.
     */
    RegistrationVerdict verify(CredentialResponse response, PendingRegistration pending);

    /**
     * Runs the steps of https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion, from the client data to the
     * signature; the signature counter is the caller's.
     *
     * @param head of the response's authenticator data, whose length has been found to agree with its flags
     * @return null when the assertion is good
     */
    @Nullable
    Rejection verify(
            CredentialResponse response,
            AuthenticatorDataHead head,
            PendingAuthentication pending,
            StoredCredential credential);

    /** Whether results are accepted unread. */
    default boolean acceptsEverything() {
        return false;
    }

    /** Which library, in a word or two. */
    String description();
}
