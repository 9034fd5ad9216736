package dev.keywave.relyingparty;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the outcomes of one ceremony. */
final class CeremonyCounters {

    private final LongAdder accepted = new LongAdder();
    private final EnumCounts<RejectionReason> refused = new EnumCounts<>(RejectionReason.class);

    void accepted() {
        accepted.increment();
    }

    void refused(Rejection rejection) {
        refused.count(rejection.reason());
    }

    long acceptedCount() {
        return accepted.sum();
    }

    Map<RejectionReason, Long> refusedCounts() {
        return refused.snapshot();
    }
}
