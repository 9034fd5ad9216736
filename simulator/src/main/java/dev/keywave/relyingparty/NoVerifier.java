package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * No verification at all, to measure a generator: every result is accepted, and of its content nothing is read but the
 * ID of a new credential, which later options must name.
 */
final class NoVerifier implements RelyingPartyVerifier {

    private static final AuthenticatorDataHead NO_HEAD = new AuthenticatorDataHead((byte) 0, 0);

    @Override
    public boolean acceptsEverything() {
        return true;
    }

    @Override
    public RegistrationVerdict verify(CredentialResponse response, PendingRegistration pending) {
        return new NewCredential(response.id(), ByteString.EMPTY, NO_HEAD);
    }

    @Override
    public @Nullable Rejection verify(
            CredentialResponse response,
            AuthenticatorDataHead head,
            PendingAuthentication pending,
            StoredCredential credential) {
        return null;
    }

    @Override
    public String description() {
        return "no verification";
    }
}
