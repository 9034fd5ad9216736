package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.AccessPolicies;
import dev.keywave.conditionalaccess.AccessPoliciesReader;
import dev.keywave.conditionalaccess.LockoutCheck;
import dev.keywave.conditionalaccess.UserGroup;
import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import dev.keywave.input.YamlNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that the stand-in for Entra ID decides by. In a program:
 *
 * <pre>{@code
 * new EntraPolicy(
 *     PasskeyPolicy.defaults().withGroups(Map.of("finance", new UserGroup(List.of("user-1", "user-2")))),
 *     new AccessPolicies(
 *         List.of(ConditionalAccessPolicy.phishingResistant(
 *             "wave-1", "Wave 1", State.REPORT_ONLY, List.of("finance"), true, Set.of())),
 *         new RegistrationCampaign(true, 1, true, List.of("finance"), List.of())))
 * }</pre>
 *
 * @param passkeys who may register and use which passkeys; has the groups' members
 * @param access Conditional Access and the registration campaign
 */
public record EntraPolicy(PasskeyPolicy passkeys, AccessPolicies access) {

    /** Passkeys for all users, no Conditional Access, no campaign. */
    public static EntraPolicy defaults() {
        return new EntraPolicy(PasskeyPolicy.defaults(), AccessPolicies.NONE);
    }

    /**
     * Reads a file, YAML or JSON; what it leaves out is as in {@link #defaults()}.
     *
     * @throws InputException one line naming file, line and column, also when the policy locks out everybody
     */
    public static EntraPolicy read(Path file) {
        YamlNode root = YamlDocument.read(file);
        PasskeyPolicy passkeys = PasskeyPolicyReader.read(root, PasskeyPolicy.defaults(), AccessPoliciesReader.KEYS);
        EntraPolicy policy = new EntraPolicy(
                passkeys, AccessPoliciesReader.read(root, passkeys.groups().keySet()));
        if (policy.lockedOutGroups().contains(UserGroup.ALL_USERS)) {
            throw root.required("conditionalAccessPolicies")
                    .error("these policies lock out everybody, whatever they register; exclude some users, or make one"
                            + " enabledForReportingButNotEnforced");
        }
        return policy;
    }

    /**
     * Groups of whom every member is locked out by what is enforced now, with any method that they could register, even on a
     * compliant device; {@code all_users} alone when that is everybody. Ask {@code new EntraPolicy(passkeys,
     * access.enforced())} for what enforcing the report-only policies would do.
     */
    public List<String> lockedOutGroups() {
        Set<UUID> models = new HashSet<>();
        passkeys.passkeyProfiles()
                .forEach(profile -> models.addAll(profile.keyRestrictions().aaGuids()));
        return new LockoutCheck(access, passkeys.groups(), this::usable, models).lockedOutGroups();
    }

    private boolean usable(String user, UUID aaguid) {
        for (PasskeyType type : PasskeyType.values()) {
            if (passkeys.atProvisioning(user) == null && passkeys.atSignIn(user, aaguid, type) == null) {
                return true;
            }
        }
        return false;
    }
}
