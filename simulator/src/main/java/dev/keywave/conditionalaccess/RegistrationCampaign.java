package dev.keywave.conditionalaccess;

import java.util.List;
import java.util.Map;

/**
 * Graph's {@code authenticationMethodsRegistrationCampaign}: who is asked to register a passkey after a sign-in with several
 * factors (https://learn.microsoft.com/graph/api/resources/authenticationmethodsregistrationcampaign).
 *
 * @param enabled whether anybody is
 * @param snoozeDurationInDays until somebody who snoozed is asked again, 0 (at each sign-in) to 14
 * @param enforceRegistrationAfterAllowedSnoozes whether after three snoozes the next sign-in is complete only once a passkey is
 *     registered
 * @param includeTargets groups that are asked
 * @param excludeTargets groups that are not
 */
public record RegistrationCampaign(
        boolean enabled,
        int snoozeDurationInDays,
        boolean enforceRegistrationAfterAllowedSnoozes,
        List<String> includeTargets,
        List<String> excludeTargets) {

    /** How often somebody may snooze where registration is enforced; Entra's own number. */
    public static final int ALLOWED_SNOOZES = 3;
    /** Nobody is asked. */
    public static final RegistrationCampaign NONE = new RegistrationCampaign(false, 1, true, List.of(), List.of());

    /** Takes copies. */
    public RegistrationCampaign {
        includeTargets = List.copyOf(includeTargets);
        excludeTargets = List.copyOf(excludeTargets);
    }

    /** Whether the user is asked as long as there is no passkey. */
    public boolean targets(String user, Map<String, UserGroup> groups) {
        return enabled && PolicyUsers.in(includeTargets, user, groups) && !PolicyUsers.in(excludeTargets, user, groups);
    }
}
