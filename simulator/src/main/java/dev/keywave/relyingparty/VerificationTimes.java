package dev.keywave.relyingparty;

import dev.keywave.metrics.NativeHistogram;
import dev.keywave.metrics.RecordedTimes;
import java.util.List;
import java.util.Map;

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

    /** By the ceremony's label. */
    Map<List<String>, NativeHistogram> byCeremony() {
        return Map.of(
                List.of("registration"), NativeHistogram.ofNs(registrations.sinceStartNs()),
                List.of("authentication"), NativeHistogram.ofNs(authentications.sinceStartNs()));
    }
}
