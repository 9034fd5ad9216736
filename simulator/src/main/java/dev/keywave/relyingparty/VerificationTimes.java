package dev.keywave.relyingparty;

import dev.keywave.metrics.RecordedTimes;

/**
 * How long a library's verification took, accepted or not.
 *
 * @param registrations of registrations' results
 * @param authentications of authentications' results
 */
record VerificationTimes(RecordedTimes registrations, RecordedTimes authentications) {

    /** None yet. */
    VerificationTimes() {
        this(new RecordedTimes(), new RecordedTimes());
    }
}
