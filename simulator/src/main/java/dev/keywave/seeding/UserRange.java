package dev.keywave.seeding;

import dev.keywave.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Users by index, both ends included.
 *
 * @param from 0 or more
 * @param to at least {@code from}
 */
public record UserRange(long from, long to) {

    /** The most users that a population may have. */
    private static final long MAX_USERS = 100_000_000;

    /** Reads {@code FROM..TO}, or {@code N} for the first N users. */
    public static UserRange parse(String where, String text) {
        String[] ends = text.strip().split("\\.\\.", -1);
        try {
            long first = Long.parseLong(ends[0].strip());
            UserRange range = switch (ends.length) {
                case 1 -> new UserRange(0, first - 1);
                case 2 -> new UserRange(first, Long.parseLong(ends[1].strip()));
                default -> new UserRange(0, -1);
            };
            if (range.from >= 0 && range.from <= range.to && range.to < MAX_USERS) {
                return range;
            }
        } catch (NumberFormatException e) {
            throw wrong(where, text, e);
        }
        throw wrong(where, text, null);
    }

    /**
     * That it lies within a population.
     *
     * @throws InputException when it does not
     */
    public void requireWithin(long users, String where) {
        if (to >= users) {
            throw new InputException(
                    where + ": users " + from + ".." + to + " are not all there, the population has 0.." + (users - 1)
                            + "; write a range within it, or add --provision to make more");
        }
    }

    private static InputException wrong(String where, String text, @Nullable Exception cause) {
        String message = where + ": \"" + text + "\" is no range of users; write for example 1000 (the first thousand)"
                + " or 500..999, numbers from 0 to " + (MAX_USERS - 1);
        return cause == null ? new InputException(message) : new InputException(message, cause);
    }
}
