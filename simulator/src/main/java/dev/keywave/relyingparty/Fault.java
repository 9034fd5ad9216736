package dev.keywave.relyingparty;

import java.util.Locale;

/** The ways in which the relying party misbehaves on request. */
public enum Fault {
    /** The request waited for the end of a stall. */
    STALL,
    /** The response was held back. */
    LATENCY,
    /** The response was a 500, the request unread. */
    ERROR,
    /** The response was a 429 with {@code Retry-After: 1}, the request unread. */
    THROTTLE,
    /** The connection was closed without an answer, the request unread. */
    DROP;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in {@code --fault} and in statistics. */
    public String label() {
        return label;
    }
}
