package dev.keywave.input;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests one client may make.
 *
 * @param requests in each window
 * @param window how long a window is
 */
public record RequestLimit(int requests, Duration window) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})\\s*/\\s*(.+)");

    /**
     * Reads {@code 5/10s}.
     *
     * @param where for the error
     * @throws InputException one line when it is not of that form
     */
    public static RequestLimit parse(String where, String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InputException(
                    where + ": \"" + text + "\" is no limit; write requests and window, for example 5/10s");
        }
        return new RequestLimit(
                Integer.parseInt(parts.group(1)),
                Duration.ofNanos(Quantities.positiveDurationNs(where, parts.group(2))));
    }
}
