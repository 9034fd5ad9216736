package dev.keywave.measure;

/** How a ceremony ended that was changed on purpose, an attack or an honest look-alike of one. */
public enum AttackOutcome {
    /** The relying party accepted it: of an attack, a finding. */
    ACCEPTED("accepted"),
    /** The relying party said no: of a look-alike, a finding. */
    REJECTED("rejected"),
    /** The relying party answered with a status of 500 or above: it did not accept, but it broke; a finding. */
    SERVER_ERROR("server_error"),
    /** The relying party said later. */
    THROTTLED("throttled"),
    /** Anything else, so that nobody knows: connect, timeout, unexpected answer, or the honest part did not work. */
    FAILED("failed"),
    /** The run ended first. */
    UNFINISHED("unfinished");

    private final String label;

    AttackOutcome(String label) {
        this.label = label;
    }

    /** Whether the relying party did what it must not do. */
    public boolean isFinding(boolean lookAlike) {
        return this == SERVER_ERROR || this == (lookAlike ? REJECTED : ACCEPTED);
    }

    /** The name in {@code summary.json} and metrics. */
    public String label() {
        return label;
    }
}
