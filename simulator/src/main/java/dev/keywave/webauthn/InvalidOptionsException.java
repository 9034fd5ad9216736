package dev.keywave.webauthn;

/**
 * Options of a relying party that no client could use. To be expected of a server under test: it carries no stack trace.
 */
public final class InvalidOptionsException extends Exception {

    private final String reason;

    InvalidOptionsException(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** The kind of fault, stable and in snake case: {@code challenge_missing}, {@code options_not_json} ... */
    public String reason() {
        return reason;
    }

    /** What exactly was wrong, for people; one line. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
