package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.UserGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An authentication methods policy for passkeys in Microsoft Graph's words
 * (https://learn.microsoft.com/graph/api/resources/fido2authenticationmethodconfiguration), with the groups' members
 * beside it. The top's {@code isAttestationEnforced} and {@code keyRestrictions}, which passkey profiles replace, are
 * those of the default profile.
 *
 * @param enabled whether {@code state} is {@code enabled}
 * @param isSelfServiceRegistrationAllowed without it Graph provisions nothing either, a known issue of the real one
 * @param includeTargets whom it enables
 * @param excludeTargets groups that it does not
 * @param passkeyProfiles at least one
 * @param defaultPasskeyProfile the profile of targets that name none
 * @param groups members by group
 */
public record PasskeyPolicy(
        boolean enabled,
        boolean isSelfServiceRegistrationAllowed,
        List<Target> includeTargets,
        List<String> excludeTargets,
        List<PasskeyProfile> passkeyProfiles,
        String defaultPasskeyProfile,
        Map<String, UserGroup> groups) {

    /** Takes copies. */
    public PasskeyPolicy {
        includeTargets = List.copyOf(includeTargets);
        excludeTargets = List.copyOf(excludeTargets);
        passkeyProfiles = List.copyOf(passkeyProfiles);
    }

    /**
     * Graph's {@code passkeyAuthenticationMethodTarget}.
     *
     * @param group its {@code id}
     * @param allowedPasskeyProfiles their IDs; none for the default profile
     */
    record Target(String group, List<String> allowedPasskeyProfiles) {
        Target {
            allowedPasskeyProfiles = List.copyOf(allowedPasskeyProfiles);
        }
    }

    /** Enabled for all users, with one profile that asks for nothing. */
    public static PasskeyPolicy defaults() {
        return new PasskeyPolicy(
                true,
                true,
                List.of(new Target(UserGroup.ALL_USERS, List.of())),
                List.of(),
                List.of(PasskeyProfile.DEFAULT),
                PasskeyProfile.DEFAULT.id(),
                Map.of());
    }

    /** The same with other groups. */
    public PasskeyPolicy withGroups(Map<String, UserGroup> members) {
        return new PasskeyPolicy(
                enabled,
                isSelfServiceRegistrationAllowed,
                includeTargets,
                excludeTargets,
                passkeyProfiles,
                defaultPasskeyProfile,
                members);
    }

    /** The same with passkeys of these models only, for those without a profile of their own. */
    public PasskeyPolicy withAllowedAaguids(List<UUID> aaguids) {
        KeyRestrictions restrictions = new KeyRestrictions(true, true, aaguids);
        return new PasskeyPolicy(
                enabled,
                isSelfServiceRegistrationAllowed,
                includeTargets,
                excludeTargets,
                passkeyProfiles.stream()
                        .map(profile -> profile.id().equals(defaultPasskeyProfile)
                                ? profile.with(profile.attestationEnforced(), restrictions)
                                : profile)
                        .toList(),
                defaultPasskeyProfile,
                groups);
    }

    /** Whether the user may be given a passkey at all. */
    @Nullable
    Rejection atProvisioning(String user) {
        if (!isSelfServiceRegistrationAllowed) {
            return new Rejection(
                    RejectionReason.POLICY_SELF_SERVICE_NOT_ALLOWED,
                    "isSelfServiceRegistrationAllowed is false, and provisioning needs it");
        }
        return checkEach(user, profile -> null);
    }

    /** Whether the user may register this passkey. */
    @Nullable
    Rejection atRegistration(String user, UUID aaguid, PasskeyType type, AttestationTrust.Verdict attestation) {
        return checkEach(user, profile -> profile.checkNew(aaguid, type, attestation));
    }

    /** Whether the user may sign in with this passkey; attestation was a matter of its registration. */
    @Nullable
    Rejection atSignIn(String user, UUID aaguid, PasskeyType type) {
        return checkEach(user, profile -> profile.check(aaguid, type));
    }

    PasskeyProfile defaultProfile() {
        return passkeyProfiles.stream()
                .filter(profile -> profile.id().equals(defaultPasskeyProfile))
                .findFirst()
                .orElseThrow();
    }

    /** One of the user's profiles that allows it is enough; if none does, the first one's reason stands. */
    private @Nullable Rejection checkEach(String user, Function<PasskeyProfile, @Nullable Rejection> check) {
        if (!enabled) {
            return new Rejection(RejectionReason.POLICY_DISABLED, "state is disabled");
        }
        List<PasskeyProfile> profiles = profilesOf(user);
        Rejection first = null;
        for (PasskeyProfile profile : profiles) {
            Rejection rejection = check.apply(profile);
            if (rejection == null) {
                return null;
            }
            first = first == null ? rejection : first;
        }
        return first == null
                ? new Rejection(RejectionReason.POLICY_USER_NOT_TARGETED, "no target includes " + user)
                : first;
    }

    private List<PasskeyProfile> profilesOf(String user) {
        List<PasskeyProfile> profiles = new ArrayList<>(passkeyProfiles.size());
        if (excludeTargets.stream().anyMatch(group -> contains(group, user))) {
            return profiles;
        }
        for (Target target : includeTargets) {
            if (contains(target.group(), user)) {
                List<String> allowed = target.allowedPasskeyProfiles();
                for (PasskeyProfile profile : passkeyProfiles) {
                    boolean named = allowed.isEmpty()
                            ? profile.id().equals(defaultPasskeyProfile)
                            : allowed.contains(profile.id());
                    if (named && !profiles.contains(profile)) {
                        profiles.add(profile);
                    }
                }
            }
        }
        return profiles;
    }

    private boolean contains(String group, String user) {
        UserGroup members = groups.get(group);
        return group.equals(UserGroup.ALL_USERS) || (members != null && members.contains(user));
    }
}
