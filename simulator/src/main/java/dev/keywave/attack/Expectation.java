package dev.keywave.attack;

import java.util.Locale;

/** What a relying party should do with an entry of the catalogue. */
public enum Expectation {
    /** Reject it: accepted, it is a finding. */
    REJECT,
    /** Accept it, for it only looks like an attack: rejected, it is a finding. */
    ACCEPT,
    /** Level 3 leaves it to the relying party, or says no more than SHOULD; rejecting is the safer way. */
    POLICY;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in the catalogue and in reports. */
    public String label() {
        return label;
    }
}
