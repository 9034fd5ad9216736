package dev.keywave.probe;

import dev.keywave.authenticator.ClientResult;
import dev.keywave.webauthn.InvalidOptionsException;

/** Who answers the relying party's options: the user's client and authenticator, or somebody who attacks. */
interface Actor {

    /**
     * Answers options.
     *
     * @param creates whether they are for {@code create()}, else for {@code get()}
     * @param options as the adapter hands them over
     * @param ownCredential whether the user's own credential answers, whatever the options allow
     * @throws InvalidOptionsException when they are none
     */
    ClientResult answer(boolean creates, byte[] options, boolean ownCredential) throws InvalidOptionsException;

    /** What is changed in the answer, in words; empty when nothing is. */
    default String change() {
        return "";
    }
}
