package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.Decision;
import dev.keywave.conditionalaccess.Denial;
import java.util.Map;

/**
 * What has been decided of sign-ins with a password, and by the entra profile, since the start; a snapshot. Passkey sign-ins that Conditional Access refused are
 * among the refused authentications.
 *
 * @param passwordsAccepted complete sign-ins with a password
 * @param passwordsRefused refused ones by reason, those that occurred
 * @param reportOnly sign-ins that report-only policies would have denied, by policy and reason
 * @param lockedOutUsers users who were locked out when they last tried, by reason
 * @param registrationPrompts sign-ins that a registration campaign spoke to, by what it said
 */
public record AccessStatistics(
        long passwordsAccepted,
        Map<RejectionReason, Long> passwordsRefused,
        Map<Decision.Denied, Long> reportOnly,
        Map<Denial, Long> lockedOutUsers,
        Map<RegistrationPrompt, Long> registrationPrompts) {

    static final AccessStatistics NONE = new AccessStatistics(0, Map.of(), Map.of(), Map.of(), Map.of());

    /** Of whoever has passwords and no policies. */
    static AccessStatistics ofPasswords(CeremonyCounters passwords) {
        return new AccessStatistics(passwords.acceptedCount(), passwords.refusedCounts(), Map.of(), Map.of(), Map.of());
    }

    /** Takes copies. */
    public AccessStatistics {
        passwordsRefused = Map.copyOf(passwordsRefused);
        reportOnly = Map.copyOf(reportOnly);
        lockedOutUsers = Map.copyOf(lockedOutUsers);
        registrationPrompts = Map.copyOf(registrationPrompts);
    }
}
