package dev.keywave.measure;

/**
 * How many ceremonies were intended and how many ended in which outcome so far. While a run goes on the difference
 * between the first and the sum of the others is what is in flight or queued.
 */
public record OutcomeCounts(long intended, long accepted, long rejected, long throttled, long failed, long unfinished) {

    /** Nothing yet. */
    public static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0);

    /** Ceremonies that ended, whichever way. */
    public long ended() {
        return accepted + rejected + throttled + failed + unfinished;
    }

    /** How many ended with that outcome. */
    public long count(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> accepted;
            case REJECTED -> rejected;
            case THROTTLED -> throttled;
            case FAILED -> failed;
            case UNFINISHED -> unfinished;
        };
    }

    /** Both together. */
    public OutcomeCounts plus(OutcomeCounts other) {
        return new OutcomeCounts(
                intended + other.intended,
                accepted + other.accepted,
                rejected + other.rejected,
                throttled + other.throttled,
                failed + other.failed,
                unfinished + other.unfinished);
    }
}
