package dev.keywave.relyingparty;

import java.util.Locale;

/** What a registration campaign says to somebody who signed in with a password. */
public enum RegistrationPrompt {
    /** Nothing: not targeted, snoozed, or a passkey is there. */
    NONE,
    /** Register or snooze. */
    NUDGE,
    /** Register; the sign-in is complete only then. */
    REQUIRED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in replies and metrics. */
    public String label() {
        return label;
    }
}
