package dev.keywave.gatling.engine;

import dev.keywave.authenticator.ClientResult;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;

/** Who creates credentials and assertions for the users: Keywave's authenticators, or another library's. */
public interface PasskeyAuthenticator {

    /** Its client for one event loop and the pages of one origin. */
    Client open(LoopParts parts);

    /** Whether its credentials can be used in another run, so that a population file makes sense. */
    default boolean outlivesRun() {
        return true;
    }

    /** Client and authenticator together, on one event loop. */
    interface Client {

        /** {@code navigator.credentials.create()} for that user; the slot keeps what was created. */
        ClientResult create(PublicKeyCredentialCreationOptions options, UserSlot slot);

        /** {@code navigator.credentials.get()} for that user. */
        ClientResult get(PublicKeyCredentialRequestOptions options, UserSlot slot);
    }
}
