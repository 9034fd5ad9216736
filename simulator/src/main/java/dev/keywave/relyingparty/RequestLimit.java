package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests an app may make.
 *
 * @param requests in each window
 * @param window how long a window is
 */
public record RequestLimit(int requests, Duration window) {

    /**
     * What Microsoft's throttling page lists {@code authenticationMethod} under: 5 requests in 10 seconds for each app and
     * tenant.
     */
    public static final RequestLimit GRAPH = new RequestLimit(5, Duration.ofSeconds(10));

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
                    where + ": \"" + text + "\" is no limit; write requests and window, for example 5/10s, or none");
        }
        return new RequestLimit(
                Integer.parseInt(parts.group(1)),
                Duration.ofNanos(Quantities.positiveDurationNs(where, parts.group(2))));
    }
}
