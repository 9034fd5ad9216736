package dev.keywave.measure;

/** How many ceremonies ended in which outcome; plain fields, since a loop counts in them. */
final class EndCounts {

    private long accepted;
    private long rejected;
    private long throttled;
    private long failed;
    private long unfinished;

    void ended(Outcome outcome) {
        switch (outcome) {
            case ACCEPTED -> accepted++;
            case REJECTED -> rejected++;
            case THROTTLED -> throttled++;
            case FAILED -> failed++;
            case UNFINISHED -> unfinished++;
        }
    }

    void unfinished(long times) {
        unfinished += times;
    }

    void add(EndCounts other) {
        accepted += other.accepted;
        rejected += other.rejected;
        throttled += other.throttled;
        failed += other.failed;
        unfinished += other.unfinished;
    }

    void reset() {
        accepted = 0;
        rejected = 0;
        throttled = 0;
        failed = 0;
        unfinished = 0;
    }

    long accepted() {
        return accepted;
    }

    long sum() {
        return accepted + rejected + throttled + failed + unfinished;
    }

    OutcomeCounts counts(long intended) {
        return new OutcomeCounts(intended, accepted, rejected, throttled, failed, unfinished);
    }
}
