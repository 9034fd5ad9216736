package dev.keywave.attack;

import java.util.Locale;

/** What has to happen before an attack: one pass through the adapter's flow of the same ceremony, honest as far as it goes. */
public enum Preparation {
    /** Nothing. */
    NONE(false, false),
    /** The user asks for options and answers them never. */
    ABANDONED_OPTIONS(false, false),
    /** The user goes through the ceremony to its end, which is accepted. */
    HONEST_CEREMONY(true, false),
    /** Another user asks for options and answers them never. */
    OTHER_USERS_OPTIONS(false, true),
    /** Another user goes through the ceremony to its end, which is accepted. */
    OTHER_USERS_CEREMONY(true, true);

    private final boolean toTheEnd;
    private final boolean ofAnotherUser;
    private final String label = name().toLowerCase(Locale.ROOT);

    Preparation(boolean toTheEnd, boolean ofAnotherUser) {
        this.toTheEnd = toTheEnd;
        this.ofAnotherUser = ofAnotherUser;
    }

    /** Whether the pass ends with the result accepted, not with the options. */
    public boolean toTheEnd() {
        return toTheEnd;
    }

    /** Whether it is a pass of another user than the attack's. */
    public boolean ofAnotherUser() {
        return ofAnotherUser;
    }

    /** The name in the catalogue. */
    public String label() {
        return label;
    }
}
