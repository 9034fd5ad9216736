package dev.keywave.measure;

/** What came of two ceremonies of one user that met on purpose. Each race ends in exactly one of these. */
public enum RaceOutcome {
    /** The relying party took both, and knows the higher counter, if there is one. */
    BOTH_ACCEPTED("both_accepted"),
    /** One was refused although its signature counter, if any, was in order: its challenge was lost, a finding. */
    ONE_REJECTED("one_rejected"),
    /** One was refused because the other with the higher counter arrived first: a false clone alarm, a finding. */
    CLONE_ALARM("clone_alarm"),
    /** Both were accepted, and then the higher counter once more: the relying party kept the lower one, a finding. */
    LOST_UPDATE("lost_update"),
    /** Both were refused: a finding. */
    NONE_ACCEPTED("none_accepted"),
    /** At least one ended otherwise, so that the race says nothing. */
    FAILED("failed"),
    /** The run ended first. */
    UNFINISHED("unfinished");

    private final String label;

    RaceOutcome(String label) {
        this.label = label;
    }

    /** The name in {@code summary.json}. */
    public String label() {
        return label;
    }
}
