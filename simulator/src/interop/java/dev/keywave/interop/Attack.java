package dev.keywave.interop;

import java.util.Locale;

/** What a relying party has to withstand, in the order of the tables. */
enum Attack {
    /** One bit is another. */
    TAMPERED_SIGNATURE,
    /** What logged in is sent once more, in the same session. */
    REPLAY,
    /** What logged in is sent once more, in a session that has a challenge of its own. */
    REPLAY_IN_NEW_SESSION,
    /** Client data of a login that name another origin. */
    WRONG_ORIGIN,
    /** Likewise of a registration. */
    WRONG_ORIGIN_AT_REGISTRATION,
    /** A signature counter that is smaller than the last one. */
    COUNTER_REGRESSION;

    /** The step's name in what {@code keywave probe} writes. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
