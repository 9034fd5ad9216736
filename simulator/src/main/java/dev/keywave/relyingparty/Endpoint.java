package dev.keywave.relyingparty;

/** What answers one path. Runs on an event loop and must not block. */
@FunctionalInterface
interface Endpoint {

    /** Answers. */
    Reply answer(HttpExchange exchange);

    /**
     * What it says when the server cannot or will not let it answer, in the form of its API.
     *
     * @param status 405, 429 or 500
     * @param errorMessage not empty
     */
    default Reply failed(HttpExchange exchange, int status, String errorMessage) {
        return Reply.failed(status, errorMessage);
    }
}
