package dev.keywave.relyingparty;

import java.util.Map;

/**
 * What the relying party has done since its start; a snapshot.
 *
 * @param registrationsAccepted results of registrations that were stored
 * @param registrationsRefused refusals of options and results, by reason, those that occurred
 * @param authenticationsAccepted results of authentications that were accepted
 * @param authenticationsRefused refusals of options and results, by reason, those that occurred
 * @param faultsInjected requests that met a fault, by fault, those that occurred
 * @param protocolErrors requests that were not of the API: unknown path, wrong method, too large, not HTTP
 * @param internalErrors requests answered with 500 because of a bug
 * @param unauthorized requests to Graph without a token that is good
 * @param throttled requests to Graph beyond an app's limit
 * @param credentials credentials registered now
 * @param access sign-ins with a password, and what the entra profile decided; all zero without them
 */
public record RelyingPartyStatistics(
        long registrationsAccepted,
        Map<RejectionReason, Long> registrationsRefused,
        long authenticationsAccepted,
        Map<RejectionReason, Long> authenticationsRefused,
        Map<Fault, Long> faultsInjected,
        long protocolErrors,
        long internalErrors,
        long unauthorized,
        long throttled,
        long credentials,
        AccessStatistics access) {

    /** Takes copies. */
    public RelyingPartyStatistics {
        registrationsRefused = Map.copyOf(registrationsRefused);
        authenticationsRefused = Map.copyOf(authenticationsRefused);
        faultsInjected = Map.copyOf(faultsInjected);
    }
}
