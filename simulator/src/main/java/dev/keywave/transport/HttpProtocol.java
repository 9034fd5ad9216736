package dev.keywave.transport;

/** Which version of HTTP a client speaks. */
public enum HttpProtocol {
    /** Over TLS HTTP/2 where the target agrees to it (ALPN), HTTP/1.1 otherwise; without TLS HTTP/1.1. */
    AUTO("auto"),
    /** HTTP/1.1 (RFC 9112) only. */
    HTTP_1_1("http/1.1"),
    /** HTTP/2 (RFC 9113) only: over TLS it must be agreed to, without TLS it is begun with prior knowledge. */
    HTTP_2("http/2");

    private final String label;

    HttpProtocol(String label) {
        this.label = label;
    }

    /** The stable name, in lower case. */
    public String label() {
        return label;
    }
}
