package dev.keywave.capacity;

/** Why a trial is run. */
public enum Step {
    /** From the first rate on, twice as high each time, until something fails; or downwards, until all holds. */
    DOUBLING("doubling"),
    /** Between a rate that held and one that failed. */
    BISECTION("bisection"),
    /** Longer, at the rate that was found. */
    CONFIRMATION("confirmation");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
