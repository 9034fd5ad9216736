package dev.keywave.transport;

/**
 * What hears of one exchange; implemented by a reusable object, so that an exchange allocates nothing.
 *
 * <p>The order is {@code connected} on a fresh connection, {@code sent}, then one of {@code response} and {@code failed}; or {@code failed} alone when the
 * request never left. {@code sent} may be called from inside {@link HttpClient#send}; {@code response} and
 * {@code failed} never are. Each may call {@link HttpClient#send} again, with the same request too once the exchange
 * has ended. None may block or throw.
 */
public interface ResponseHandler {

    /**
     * The request is the first on a connection that was just opened; called right before {@code sent}.
     *
     * @param connectNs how long the TCP connection took to open
     * @param tlsHandshakeNs how long the TLS handshake took after that; 0 without TLS
     * @param resumed whether the handshake resumed an earlier session
     */
    default void connected(long connectNs, long tlsHandshakeNs, boolean resumed) {}

    /**
     * The request got a connection and is on its way.
     *
     * @param waitedNs how long it waited for a connection; 0 if one was free
     * @param sentNs the client's clock just before the first byte was given to the network
     */
    void sent(long waitedNs, long sentNs);

    /**
     * The whole response has arrived.
     *
     * @param response valid during this call only
     * @param receivedNs the client's clock when its last byte had been read
     */
    void response(HttpResponse response, long receivedNs);

    /**
     * The exchange ended without a response.
     *
     * @param reason why; {@link HttpClient#lastFailureDetail()} has words for it during this call
     * @param nowNs the client's clock
     */
    void failed(FailureReason reason, long nowNs);
}
