package dev.keywave.transport;

/** Why an exchange ended without a response. */
public enum FailureReason {
    /** The target answered the connection attempt with a reset: nobody listens. */
    CONNECT_REFUSED("connect_refused"),
    /** The target did not answer the connection attempt in time. */
    CONNECT_TIMEOUT("connect_timeout"),
    /** The connection attempt failed in another way: no route, no free local port, too many open files. */
    CONNECT_FAILED("connect_failed"),
    /** The target's certificate is for another name. */
    TLS_NAME_MISMATCH("tls_name_mismatch"),
    /** The target's certificate, or one that leads to it, has expired or is not valid yet. */
    TLS_CERTIFICATE_EXPIRED("tls_certificate_expired"),
    /** The target's certificate leads to nobody who is trusted: an unknown authority, or signed by itself. */
    TLS_UNTRUSTED("tls_untrusted"),
    /** The target wants a client certificate, or another one. */
    TLS_CLIENT_CERTIFICATE_REFUSED("tls_client_certificate_refused"),
    /** The TLS handshake failed in another way: no common version or cipher suite, or it was broken off. */
    TLS_HANDSHAKE_FAILED("tls_handshake_failed"),
    /** The target answered with something other than TLS. */
    TLS_NOT_SPOKEN("tls_not_spoken"),
    /** HTTP/2 was demanded, and the target does not speak it. */
    HTTP2_NOT_NEGOTIATED("http2_not_negotiated"),
    /** The target is ending the HTTP/2 connection and did not process the request. */
    HTTP2_GOAWAY("http2_goaway"),
    /** The target gave this one HTTP/2 stream up; the detail names the error code. */
    HTTP2_RST_STREAM("http2_rst_stream"),
    /** The target broke HTTP/2's rules, and the whole connection with it. */
    HTTP2_PROTOCOL_ERROR("http2_protocol_error"),
    /** The response was not complete in time, counted from the first byte sent. */
    REQUEST_TIMEOUT("request_timeout"),
    /** The target closed the connection in an orderly way before the response was complete. */
    CONNECTION_CLOSED("connection_closed"),
    /** The connection broke with an error before the response was complete; a reset by the target, as a rule. */
    CONNECTION_RESET("connection_reset"),
    /** What came back does not begin as an HTTP/1 response does; TLS where plain HTTP was expected, for example. */
    NOT_HTTP("not_http"),
    /** The response begins as HTTP does and then breaks its grammar, its framing rules or its coding. */
    MALFORMED_RESPONSE("malformed_response"),
    /** The header section or the content exceeds what the client is ready to keep. */
    RESPONSE_TOO_LARGE("response_too_large"),
    /** The caller gave the exchange up, or the client was closed. */
    CANCELLED("cancelled");

    private final String label;

    FailureReason(String label) {
        this.label = label;
    }

    /** The stable name in summaries and metrics, in snake case. */
    public String label() {
        return label;
    }
}
