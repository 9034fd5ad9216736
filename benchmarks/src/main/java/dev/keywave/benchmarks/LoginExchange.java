package dev.keywave.benchmarks;

import dev.keywave.transport.HttpRequest;

/** One login over the FIDO conformance API as a client carries it, without the network: two requests, two responses. */
interface LoginExchange {

    /** Writes the request for options. */
    void askForOptions(HttpRequest request);

    /**
     * Takes the options in.
     *
     * @return whether the relying party gave them
     */
    boolean takeOptions(CannedResponse response);

    /** Has the authenticator answer them. */
    void sign();

    /** Writes the request that carries the authenticator's answer. */
    void sendResult(HttpRequest request);

    /**
     * Takes the relying party's word in.
     *
     * @return whether the login was accepted
     */
    boolean takeResult(CannedResponse response);

    /** The whole login. */
    default boolean login(HttpRequest request, CannedResponse options, CannedResponse result) {
        askForOptions(request);
        if (!takeOptions(options)) {
            return false;
        }
        sign();
        sendResult(request);
        return takeResult(result);
    }
}
