package dev.keywave.capacity;

/** What ended a search's way upwards. */
public enum Limit {
    /** The relying party: a goal failed. */
    RELYING_PARTY("relying party"),
    /** The generator could not go on, so the relying party can do at least that much. */
    GENERATOR("generator"),
    /** The user wanted no higher rate tried. */
    UP_TO("highest rate to be tried"),
    /** No rate held. */
    NOTHING_HELD("nothing held"),
    /** The user ended the search. */
    INTERRUPTED("interrupted");

    private final String label;

    Limit(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
