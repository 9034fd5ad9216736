package dev.keywave.measure;

/** The parts of a ceremony that are timed on their own. */
public enum Stage {
    /** Waiting for a connection of the loop's pool, summed over the ceremony's requests. */
    CONNECTION_WAIT("connection_wait"),
    /** A TLS handshake; one for each connection that was opened for the ceremony, part of the waiting. */
    TLS_HANDSHAKE("tls_handshake"),
    /** Requests before the authenticator acts: from first byte sent to the response read. */
    OPTIONS("options"),
    /** The person: reading, reaching for the key, touching it. Only when people are imitated; in no other time. */
    USER("user"),
    /** The client's and authenticator's own work: client data, key, signature. */
    SIGN("sign"),
    /** Requests after the authenticator acted: from first byte sent to the response read. */
    RESULT("result");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The name in {@code summary.json} and metrics. */
    public String label() {
        return label;
    }
}
