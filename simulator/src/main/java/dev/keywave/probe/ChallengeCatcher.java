package dev.keywave.probe;

import dev.keywave.authenticator.ClientResult;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import org.jspecify.annotations.Nullable;

/** Remembers the challenge of options, and answers them or not. */
final class ChallengeCatcher implements Actor {

    private static final ClientResult LEFT = new ClientResult.Refused("options_left_unanswered");

    private final Actor honest;
    private final boolean answers;
    private @Nullable Challenge challenge;

    ChallengeCatcher(Actor honest, boolean answers) {
        this.honest = honest;
        this.answers = answers;
    }

    @Nullable
    Challenge challenge() {
        return challenge;
    }

    @Override
    public ClientResult answer(boolean creates, byte[] options, boolean ownCredential) throws InvalidOptionsException {
        challenge = creates
                ? PublicKeyCredentialCreationOptions.parse(options).challenge()
                : PublicKeyCredentialRequestOptions.parse(options).challenge();
        return answers ? honest.answer(creates, options, ownCredential) : LEFT;
    }
}
