package dev.keywave.plan;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;

/**
 * How many users an enrolment registers, from the first on.
 *
 * @param where it is written
 * @param users their number, unless it is a share of all; negative for a share
 * @param share 0 to 1
 */
record Enrolled(String where, long users, double share) {

    static final Enrolled ALL = new Enrolled("default", -1, 1);

    /** A number of users ({@code 800}) or a share of them ({@code 80%}). */
    static Enrolled of(String where, String text) {
        if (text.strip().endsWith("%")) {
            return new Enrolled(where, -1, Quantities.fraction(where, text));
        }
        try {
            return of(where, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw new InputException(
                    where + ": \"" + text + "\" is neither a number of users nor a share of them; write for example 800"
                            + " or 80%",
                    e);
        }
    }

    static Enrolled of(String where, long users) {
        if (users < 0) {
            throw new InputException(where + ": " + users + " users to register; write 0 or more");
        }
        return new Enrolled(where, users, 0);
    }

    /**
     * How many of so many users.
     *
     * @throws InputException when there are fewer
     */
    long of(long all) {
        if (users > all) {
            throw new InputException(where + ": " + users + " users cannot register, there are " + all
                    + "; raise the users or register fewer");
        }
        return users < 0 ? Math.round(all * share) : users;
    }
}
