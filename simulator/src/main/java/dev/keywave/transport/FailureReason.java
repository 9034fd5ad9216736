package dev.keywave.transport;

/** Why an exchange ended without a response. */
public enum FailureReason {
    /** The target answered the connection attempt with a reset: nobody listens. */
    CONNECT_REFUSED("connect_refused"),
    /** The target did not answer the connection attempt in time. */
    CONNECT_TIMEOUT("connect_timeout"),
    /** The connection attempt failed in another way: no route, no free local port, too many open files. */
    CONNECT_FAILED("connect_failed"),
    /** The response was not complete in time, counted from the first byte sent. */
    REQUEST_TIMEOUT("request_timeout"),
    /** The target closed the connection in an orderly way before the response was complete. */
    CONNECTION_CLOSED("connection_closed"),
    /** The connection broke with an error before the response was complete; a reset by the target, as a rule. */
    CONNECTION_RESET("connection_reset"),
    /** What came back does not begin as an HTTP/1 response does. */
    NOT_HTTP("not_http"),
    /** The response begins as HTTP/1 and then breaks its grammar or its framing rules. */
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
