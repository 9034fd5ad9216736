package dev.keywave.input;

/**
 * A place in a file that a user wrote.
 *
 * @param file the file as the user named it
 * @param line line, from 1
 * @param column column in characters, from 1
 */
public record Location(String file, int line, int column) {

    /**
     * An error at this place, ready to be thrown.
     *
     * @param message what is wrong and what to do
     */
    public InputException error(String message) {
        return new InputException(this + ": " + message);
    }

    /** The place that many characters further on in the same line. */
    Location plus(int characters) {
        return new Location(file, line, column + characters);
    }

    /** {@code file:line:column}, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
