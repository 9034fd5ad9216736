package dev.keywave.interop;

import java.util.Locale;

/** What became of a ceremony at a relying party. */
enum Answer {
    /** It was accepted. */
    ACCEPTED,
    /** The relying party said no, in a way that the adapter takes for one. */
    REJECTED,
    /** It was not accepted, but that is no clear no either: an error of the server, or an answer out of place. */
    FAILED;

    /** By the name that tables and reports use. */
    static Answer of(String label) {
        return valueOf(label.strip().toUpperCase(Locale.ROOT));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
