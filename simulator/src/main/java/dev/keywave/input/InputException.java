package dev.keywave.input;

/**
 * An error that a user can cause and mend. Its message is one line: what is wrong, where, and what to do. The command
 * line prints that line without a stack trace and exits with 2.
 */
public final class InputException extends RuntimeException {

    /**
     * Says what is wrong.
     *
     * @param message one line: what, where, what to do
     */
    public InputException(String message) {
        super(oneLine(message));
    }

    /**
     * Says what is wrong and keeps what was underneath.
     *
     * @param message one line: what, where, what to do
     * @param cause what was underneath, for debugging only
     */
    public InputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** A message may repeat what a user wrote, and that may have had several lines. */
    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
