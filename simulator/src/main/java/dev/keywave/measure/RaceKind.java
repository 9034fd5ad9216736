package dev.keywave.measure;

/** How two ceremonies of one user meet on purpose. */
public enum RaceKind {
    /** Both ask for options, both sign with one credential, both answers leave at once. */
    CONCURRENT("concurrent"),
    /** The first asks for options, the second runs from beginning to end, then the first signs and answers. */
    CROSSING("crossing");

    private final String label;

    RaceKind(String label) {
        this.label = label;
    }

    /** The name in {@code summary.json}. */
    public String label() {
        return label;
    }
}
