package dev.keywave.measure;

/** How a ceremony ended. Each intended start ends in exactly one of these. */
public enum Outcome {
    /** The relying party accepted the ceremony. */
    ACCEPTED("accepted"),
    /** The relying party said no. */
    REJECTED("rejected"),
    /** The relying party said later (for example HTTP 429). */
    THROTTLED("throttled"),
    /** Anything else: connect, timeout, malformed, unexpected status. */
    FAILED("failed"),
    /** The run ended first. */
    UNFINISHED("unfinished");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The name in thresholds, {@code summary.json} and metrics. */
    public String label() {
        return label;
    }
}
