package dev.keywave.measure;

import java.util.Collection;
import java.util.Map;

/** How often one attack, or look-alike, ended which way. */
public record AttackCounts(
        long accepted, long rejected, long serverError, long throttled, long failed, long unfinished) {

    /** Nothing yet. */
    public static final AttackCounts NONE = new AttackCounts(0, 0, 0, 0, 0, 0);

    /** The name under which intended starts count that no ceremony took up before the run ended. */
    public static final String NOT_STARTED = "not_started";

    static AttackCounts of(Map<AttackOutcome, Long> byOutcome) {
        return new AttackCounts(
                byOutcome.getOrDefault(AttackOutcome.ACCEPTED, 0L),
                byOutcome.getOrDefault(AttackOutcome.REJECTED, 0L),
                byOutcome.getOrDefault(AttackOutcome.SERVER_ERROR, 0L),
                byOutcome.getOrDefault(AttackOutcome.THROTTLED, 0L),
                byOutcome.getOrDefault(AttackOutcome.FAILED, 0L),
                byOutcome.getOrDefault(AttackOutcome.UNFINISHED, 0L));
    }

    /** All of them together. */
    public static AttackCounts sum(Collection<AttackCounts> all) {
        return all.stream().reduce(NONE, AttackCounts::plus);
    }

    /** How often it was begun. */
    public long sent() {
        return accepted + rejected + serverError + throttled + failed + unfinished;
    }

    /** How many ended that way. */
    public long count(AttackOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> accepted;
            case REJECTED -> rejected;
            case SERVER_ERROR -> serverError;
            case THROTTLED -> throttled;
            case FAILED -> failed;
            case UNFINISHED -> unfinished;
        };
    }

    private AttackCounts plus(AttackCounts other) {
        return new AttackCounts(
                accepted + other.accepted,
                rejected + other.rejected,
                serverError + other.serverError,
                throttled + other.throttled,
                failed + other.failed,
                unfinished + other.unfinished);
    }
}
