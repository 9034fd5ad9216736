package dev.keywave.relyingparty;

/**
 * Something sent cannot be read. Thrown while reading, so that readers stay straight lines, and turned into a
 * {@link Rejection} in one place; without a stack trace, since attacks are made of it.
 */
final class MalformedException extends RuntimeException {

    MalformedException(String detail) {
        super(detail, null, false, false);
    }

    Rejection rejection() {
        return new Rejection(RejectionReason.MALFORMED, String.valueOf(getMessage()));
    }
}
