package dev.keywave.transport;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * A field line that goes with each request (RFC 9110 section 5).
 *
 * @param name a token, in any case
 * @param value visible ASCII, blanks and tabs; neither begins nor ends with a blank
 */
public record HttpHeader(String name, String value) {

    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "proxy-connection",
            "upgrade",
            "te",
            "trailer",
            "expect");

    /**
     * Checks the syntax.
     *
     * @throws IllegalArgumentException if it is wrong or the client sets that field itself; the message is one line
     */
    public HttpHeader {
        if (!isToken(name)) {
            throw new IllegalArgumentException("header name \"" + name + "\" is not a token of letters, digits and -");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header " + name + " is the client's own to set");
        }
        if (!value.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t') || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    "header " + name + " has a value that is not printable ASCII without blanks around it");
        }
    }

    private static boolean isToken(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (!Ascii.isToken(b)) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
