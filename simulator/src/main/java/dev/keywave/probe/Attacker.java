package dev.keywave.probe;

import dev.keywave.authenticator.ClientResult;
import dev.keywave.webauthn.InvalidOptionsException;

/**
 * Answers {@code get()} in a way of its own; registers nothing.
 *
 * @param change what is changed, in words
 */
record Attacker(String change, Way way) implements Actor {

    /** How it answers. */
    interface Way {

        /** Answers request options. */
        ClientResult answer(byte[] options, boolean ownCredential) throws InvalidOptionsException;
    }

    @Override
    public ClientResult answer(boolean creates, byte[] options, boolean ownCredential) throws InvalidOptionsException {
        if (creates) {
            throw new IllegalStateException("an attack on authentication met a create step");
        }
        return way.answer(options, ownCredential);
    }
}
