package dev.keywave.gatling.engine;

import dev.keywave.attack.Attack;
import dev.keywave.attack.Expectation;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.Outcome;
import org.jspecify.annotations.Nullable;

/** Whether a relying party did with an attack, or a look-alike, as it should. */
final class AttackVerdict {

    /** Statuses from here on are of a relying party that broke. */
    static final int SERVER_ERROR = 500;

    private AttackVerdict() {}

    /**
     * Judges the pass in which the attack was made, as the farm does: a server error only counts as one when it answers
     * the attack. What never left is no verdict on the relying party, so that it is KO whatever came instead.
     *
     * @param sent whether the changed credential was made
     * @param lastStatus status of the last response
     * @param reason why the pass was not accepted
     * @return null when the relying party did as it should, or may do either; else why the entry is KO
     */
    static @Nullable String of(Attack attack, Outcome outcome, boolean sent, int lastStatus, String reason) {
        if (!sent) {
            return "not sent: " + (outcome == Outcome.ACCEPTED ? "nobody asked the authenticator" : reason);
        }
        boolean broke = lastStatus >= SERVER_ERROR;
        return switch (outcome) {
            case ACCEPTED -> attack.expect() == Expectation.REJECT ? "accepted: " + attack.name() : null;
            case REJECTED -> broke ? serverError(lastStatus) : attack.isLookAlike() ? rejected(attack) : null;
            case THROTTLED -> "throttled: " + reason;
            case FAILED -> broke ? serverError(lastStatus) : "failed: " + reason;
            case UNFINISHED -> "unfinished";
        };
    }

    /** What that pass counts as: as in the farm, but for what never left, which is no verdict here either. */
    static AttackOutcome outcome(Outcome outcome, boolean sent, int lastStatus) {
        boolean broke = sent && lastStatus >= SERVER_ERROR;
        return switch (outcome) {
            case ACCEPTED -> sent ? AttackOutcome.ACCEPTED : AttackOutcome.FAILED;
            case REJECTED -> broke ? AttackOutcome.SERVER_ERROR : sent ? AttackOutcome.REJECTED : AttackOutcome.FAILED;
            case THROTTLED -> AttackOutcome.THROTTLED;
            case FAILED -> broke ? AttackOutcome.SERVER_ERROR : AttackOutcome.FAILED;
            case UNFINISHED -> AttackOutcome.UNFINISHED;
        };
    }

    private static String serverError(int status) {
        return "server error: status_" + status;
    }

    private static String rejected(Attack attack) {
        return "rejected: " + attack.name();
    }
}
