package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/** What answers one path. Runs on an event loop and must not block. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers.
     *
     * @param body of the request; empty when there was none
     * @param session from the request's cookie, null when it had none
     */
    Reply answer(byte[] body, @Nullable String session);
}
