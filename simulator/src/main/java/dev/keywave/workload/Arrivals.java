package dev.keywave.workload;

/** How the starts of an open workload are spread in time. */
public enum Arrivals {
    /** Evenly spaced on the scale of the cumulative rate: the gaps say nothing, the bursts are the server's own. */
    CONSTANT("constant"),
    /** A Poisson process: many users who know nothing of each other. */
    POISSON("poisson");

    private final String label;

    Arrivals(String label) {
        this.label = label;
    }

    /** The name in plans and on the command line. */
    public String label() {
        return label;
    }
}
