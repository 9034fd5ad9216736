package dev.keywave.adapter;

/**
 * What a response means for its ceremony.
 *
 * @param kind whether the ceremony goes on, or how it ended
 * @param reason a short word fit for a histogram of reasons, such as {@code status_500}; empty to go on. A rejection may
 *     have what the relying party said behind a colon: at most 80 printable characters, with numbers as {@code #} and
 *     long identifiers as {@code ...}, so that their number stays small
 */
public record Verdict(Kind kind, String reason) {

    /** Go on with the next step. */
    public static final Verdict CONTINUE = new Verdict(Kind.CONTINUE, "");

    /** The kinds of verdicts. */
    public enum Kind {
        /** As the adapter expects; after the last step, the ceremony is accepted. */
        CONTINUE,
        /** The relying party said no. */
        REJECTED,
        /** It said later. */
        THROTTLED,
        /** Anything else. */
        FAILED
    }

    static Verdict failed(String reason) {
        return new Verdict(Kind.FAILED, reason);
    }
}
