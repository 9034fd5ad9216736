package dev.keywave.relyingparty;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the outcomes of one ceremony and words its replies. */
final class CeremonyCounters {

    private final LongAdder accepted = new LongAdder();
    private final EnumCounts<RejectionReason> refused = new EnumCounts<>(RejectionReason.class);

    Reply accepted() {
        accepted.increment();
        return Reply.ok();
    }

    Reply refused(Rejection rejection) {
        refused.count(rejection.reason());
        return Reply.failed(400, rejection.errorMessage());
    }

    long acceptedCount() {
        return accepted.sum();
    }

    Map<RejectionReason, Long> refusedCounts() {
        return refused.snapshot();
    }
}
