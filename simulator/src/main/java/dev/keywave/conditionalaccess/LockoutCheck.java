package dev.keywave.conditionalaccess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Finds whom enforced policies lock out for good: who could not sign in with anything, whatever they register. */
public final class LockoutCheck {

    /** Somebody whom no group and no policy names. */
    private static final String ANYBODY = "\u0000anybody";
    /** Any model that nobody names. */
    private static final UUID ANY_MODEL = new UUID(0x4000L, 0x8000_0000_0000_0000L);

    private static final List<String> WITH_PASSWORD =
            List.of(Combinations.PASSWORD, Combinations.PASSWORD_OTP, Combinations.PASSWORD_PUSH);

    private final AccessPolicies access;
    private final Map<String, UserGroup> groups;
    private final BiPredicate<String, UUID> passkeyAllowed;
    private final Set<UUID> models;

    /**
     * Prepares.
     *
     * @param groups members by group
     * @param passkeyAllowed whether a user may register a passkey of that model and sign in with it
     * @param models AAGUIDs that anything names; others are all treated alike
     */
    public LockoutCheck(
            AccessPolicies access,
            Map<String, UserGroup> groups,
            BiPredicate<String, UUID> passkeyAllowed,
            Set<UUID> models) {
        this.access = access;
        this.groups = Map.copyOf(groups);
        this.passkeyAllowed = passkeyAllowed;
        this.models = new TreeSet<>(models);
        this.models.add(ANY_MODEL);
        for (ConditionalAccessPolicy policy : access.policies()) {
            AuthenticationStrength strength = policy.grantControls().authenticationStrength();
            if (strength != null) {
                this.models.addAll(strength.allowedAaguids());
            }
        }
    }

    /**
     * Groups of whom every member is locked out, even on a compliant device; {@link UserGroup#ALL_USERS} alone when that is
     * everybody.
     */
    public List<String> lockedOutGroups() {
        List<String> lockedOut = new ArrayList<>();
        groups.forEach((name, group) -> {
            if (!group.members().isEmpty() && group.members().stream().allMatch(this::lockedOut)) {
                lockedOut.add(name);
            }
        });
        long peopled = groups.values().stream()
                .filter(group -> !group.members().isEmpty())
                .count();
        boolean excepted = access.policies().stream()
                .flatMap(policy -> policy.users().excludeUsers().stream())
                .anyMatch(user -> !lockedOut(user));
        boolean everybody = lockedOut.size() == peopled && !excepted && lockedOut(ANYBODY);
        return everybody
                ? List.of(UserGroup.ALL_USERS)
                : lockedOut.stream().sorted().toList();
    }

    /** A member with an asterisk is a name that it stands for itself. */
    private boolean lockedOut(String user) {
        for (String combination : WITH_PASSWORD) {
            if (granted(new SignIn(user, combination, null, true, List.of()))) {
                return false;
            }
        }
        return models.stream()
                .filter(model -> passkeyAllowed.test(user, model))
                .noneMatch(model -> granted(new SignIn(user, Combinations.FIDO2, model, true, List.of(model))));
    }

    private boolean granted(SignIn signIn) {
        return access.decide(signIn, groups).denied() == null;
    }
}
