package dev.keywave.relyingparty;

/**
 * A ceremony refused.
 *
 * @param reason the stable name
 * @param detail the particulars, for people; never empty
 */
record Rejection(RejectionReason reason, String detail) implements RegistrationVerdict {

    /** What the client reads: {@code "counter_not_increased: stored 7, received 7"}. */
    String errorMessage() {
        return reason.label() + ": " + detail;
    }
}
