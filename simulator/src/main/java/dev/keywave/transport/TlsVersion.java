package dev.keywave.transport;

/** A version of TLS that the client speaks. */
public enum TlsVersion {
    /** RFC 5246. */
    TLS_1_2("TLSv1.2"),
    /** RFC 8446. */
    TLS_1_3("TLSv1.3");

    private final String standardName;

    TlsVersion(String standardName) {
        this.standardName = standardName;
    }

    /** The name in Java's security standard: {@code TLSv1.3}. */
    String standardName() {
        return standardName;
    }
}
