package dev.keywave.authenticator;

import dev.keywave.webauthn.PublicKeyCredential;

/** What a page gets from its client: a credential or the reason why there is none. */
public sealed interface ClientResult {

    /**
     * The ceremony's credential.
     *
     * @param credential a {@code RegistrationResponse} or an {@code AuthenticationResponse}
     * @param rpIdDefaulted whether the relying party left its ID out, so that it was derived from the origin
     */
    record Success(PublicKeyCredential credential, boolean rpIdDefaulted) implements ClientResult {}

    /**
     * The relying party already holds a credential of this slot and does not want another: {@code InvalidStateError}.
     *
     * @param generation which one, for {@link CredentialSlot#adopt}; above the slot's own when the slot was derived again
     *     from a seed and does not know it
     */
    record Excluded(int generation) implements ClientResult {}

    /**
     * Client or authenticator refused.
     *
     * @param reason stable and in snake case, for summaries
     */
    record Refused(String reason) implements ClientResult {}
}
