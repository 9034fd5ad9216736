package dev.keywave.rollout;

import java.util.List;

/**
 * What the relying party may take.
 *
 * @param registrationsPerS a documented limit; infinite for none
 * @param authenticationsPerS likewise
 * @param objectives service-level objectives, as thresholds: {@code authentication.response_time.p99 < 300ms}
 */
public record RelyingPartyLimits(double registrationsPerS, double authenticationsPerS, List<String> objectives) {

    /** Copies the list. */
    public RelyingPartyLimits {
        objectives = List.copyOf(objectives);
    }
}
