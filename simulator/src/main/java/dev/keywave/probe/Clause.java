package dev.keywave.probe;

import dev.keywave.attack.Attack;
import dev.keywave.attack.Expectation;
import dev.keywave.measure.Outcome;
import java.util.Locale;

/**
 * What became of one entry of the catalogue.
 *
 * @param cast whose ceremony it was, model and algorithm; empty when it was not tried
 * @param finding what that says of the relying party
 * @param status of the last response, 0 without one
 * @param reason in the relying party's own words where the adapter takes them, or ours; empty when accepted
 */
public record Clause(Attack attack, String cast, Finding finding, int status, String reason) {

    /** What an entry says of the relying party. */
    public enum Finding {
        /** It refused what has to be refused. */
        ENFORCED,
        /** It accepted what has to be accepted. */
        TOLERATED,
        /** It accepted what it may refuse by a policy of its own. */
        LEFT_OPEN,
        /** It accepted what has to be refused. */
        NOT_ENFORCED,
        /** It refused what has to be accepted. */
        FALSE_REJECTION,
        /** It broke: a status of 500 or above. */
        SERVER_ERROR,
        /** Nobody knows: no answer, or one that the adapter does not understand. */
        UNCLEAR,
        /** The options or the adapter leave no room for it. */
        NOT_APPLICABLE;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the relying party should be changed. */
        public boolean isBad() {
            return this == NOT_ENFORCED || this == FALSE_REJECTION || this == SERVER_ERROR;
        }
    }

    static Finding finding(Attack attack, Outcome outcome, int status) {
        if (outcome != Outcome.ACCEPTED && status >= 500) {
            return Finding.SERVER_ERROR;
        }
        boolean lookAlike = attack.isLookAlike();
        return switch (outcome) {
            case ACCEPTED ->
                lookAlike
                        ? Finding.TOLERATED
                        : attack.expect() == Expectation.POLICY ? Finding.LEFT_OPEN : Finding.NOT_ENFORCED;
            case REJECTED -> lookAlike ? Finding.FALSE_REJECTION : Finding.ENFORCED;
            case THROTTLED, FAILED, UNFINISHED -> Finding.UNCLEAR;
        };
    }
}
