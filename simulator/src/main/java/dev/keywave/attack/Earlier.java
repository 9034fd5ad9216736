package dev.keywave.attack;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.PublicKeyCredential;
import org.jspecify.annotations.Nullable;

/**
 * What the pass before an attack left behind.
 *
 * @param challenge the challenge of its options; null without such a pass
 * @param credential what its client answered; null when it went no further than the options
 * @param slot of the user who went through it; it must still stand on that user when the attack is made
 * @param model of that user's authenticator
 */
public record Earlier(
        @Nullable Challenge challenge,
        @Nullable PublicKeyCredential credential,
        @Nullable CredentialSlot slot,
        @Nullable AuthenticatorModel model) {

    /** There was no pass before. */
    public static final Earlier NOTHING = new Earlier(null, null, null, null);

    /** After a pass that ended with the options. */
    public static Earlier options(Challenge challenge) {
        return new Earlier(challenge, null, null, null);
    }

    /** After a pass that went to its end. */
    public static Earlier ceremony(
            Challenge challenge, PublicKeyCredential credential, CredentialSlot slot, AuthenticatorModel model) {
        return new Earlier(challenge, credential, slot, model);
    }

    /** Whether this is what the preparation was to leave behind. */
    boolean satisfies(Preparation preparation) {
        return preparation == Preparation.NONE
                || (challenge != null && (!preparation.toTheEnd() || (credential != null && slot != null)));
    }
}
