package dev.keywave.transport;

/** A certificate or key of the user's that cannot be used: one line that says what, where and what to do. */
public final class TlsConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    TlsConfigException(String message) {
        super(message);
    }
}
