package dev.keywave.transport;

/**
 * Why something ended without a result.
 *
 * @param reason the reason that is counted
 * @param detail words for a person
 */
record Failure(FailureReason reason, String detail) {

    static Failure of(Defect defect) {
        return new Failure(defect.reason(), defect.detail());
    }
}
