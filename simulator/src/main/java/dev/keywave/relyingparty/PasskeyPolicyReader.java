package dev.keywave.relyingparty;

import static dev.keywave.conditionalaccess.GraphNodes.bool;
import static dev.keywave.conditionalaccess.GraphNodes.knowing;
import static dev.keywave.conditionalaccess.GraphNodes.oneOf;

import dev.keywave.conditionalaccess.GraphNodes;
import dev.keywave.conditionalaccess.UserGroup;
import dev.keywave.input.InputException;
import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a {@link PasskeyPolicy}, whole from a file or in part from a {@code PATCH}; Graph's annotations may stand in it. */
final class PasskeyPolicyReader {

    private static final List<String> KEYS = List.of(
            "id",
            "state",
            "isSelfServiceRegistrationAllowed",
            "isAttestationEnforced",
            "keyRestrictions",
            "includeTargets",
            "excludeTargets",
            "passkeyProfiles",
            "defaultPasskeyProfile",
            "groups");

    private PasskeyPolicyReader() {}

    /**
     * Reads.
     *
     * @param base what holds where the document says nothing
     * @param others keys that somebody else reads
     * @throws InputException one line with the place
     */
    static PasskeyPolicy read(YamlNode root, PasskeyPolicy base, List<String> others) {
        List<String> keys = new ArrayList<>(KEYS);
        keys.addAll(others);
        knowing(root, keys);
        Map<String, UserGroup> groups =
                root.optional("groups").isPresent() ? groups(root.map("groups")) : base.groups();
        boolean hasProfiles = root.optional("passkeyProfiles").isPresent();
        List<PasskeyProfile> profiles = hasProfiles ? profiles(root) : base.passkeyProfiles();
        String defaultProfile = defaultProfile(root, base, profiles);
        if (!hasProfiles) {
            profiles = withTop(root, profiles, defaultProfile);
        }
        PasskeyPolicy policy = new PasskeyPolicy(
                oneOf(root, "state", base.enabled(), "enabled", "disabled"),
                bool(root, "isSelfServiceRegistrationAllowed", base.isSelfServiceRegistrationAllowed()),
                root.optional("includeTargets").isPresent() ? includeTargets(root) : base.includeTargets(),
                root.optional("excludeTargets").isPresent()
                        ? GraphNodes.targets(root.required("excludeTargets"))
                        : base.excludeTargets(),
                profiles,
                defaultProfile,
                groups);
        check(root, policy);
        return policy;
    }

    private static List<PasskeyProfile> profiles(YamlNode root) {
        List<PasskeyProfile> profiles = new ArrayList<>();
        for (YamlNode profile : root.list("passkeyProfiles")) {
            knowing(profile, List.of("id", "name", "passkeyTypes", "attestationEnforcement", "keyRestrictions"));
            YamlNode id = profile.required("id");
            if (profiles.stream().anyMatch(other -> other.id().equals(id.asString()))) {
                throw id.error("profile \"" + id.asString() + "\" a second time; give each an id of its own");
            }
            profiles.add(new PasskeyProfile(
                    id.asString(),
                    profile.required("name").asString(),
                    passkeyTypes(profile.optional("passkeyTypes")),
                    oneOf(profile, "attestationEnforcement", false, "registrationOnly", "disabled"),
                    keyRestrictions(profile.optional("keyRestrictions"), KeyRestrictions.NONE)));
        }
        if (profiles.isEmpty()) {
            throw root.required("passkeyProfiles").error("no profile; give at least one");
        }
        return profiles;
    }

    private static String defaultProfile(YamlNode root, PasskeyPolicy base, List<PasskeyProfile> profiles) {
        YamlNode written = root.optional("defaultPasskeyProfile");
        String id = written.asString(base.defaultPasskeyProfile());
        if (profiles.stream().anyMatch(profile -> profile.id().equals(id))) {
            return id;
        }
        if (written.isPresent()) {
            throw written.error("no passkey profile has the id \"" + id + "\"; give the id of one");
        }
        return profiles.get(0).id();
    }

    private static List<PasskeyProfile> withTop(YamlNode root, List<PasskeyProfile> profiles, String defaultProfile) {
        return profiles.stream()
                .map(profile -> profile.id().equals(defaultProfile)
                        ? profile.with(
                                bool(root, "isAttestationEnforced", profile.attestationEnforced()),
                                keyRestrictions(root.optional("keyRestrictions"), profile.keyRestrictions()))
                        : profile)
                .toList();
    }

    private static Set<PasskeyType> passkeyTypes(YamlNode node) {
        Set<PasskeyType> types = EnumSet.noneOf(PasskeyType.class);
        for (String name : node.asString("deviceBound,synced").split(",", -1)) {
            types.add(
                    switch (name.strip()) {
                        case "deviceBound" -> PasskeyType.DEVICE_BOUND;
                        case "synced" -> PasskeyType.SYNCED;
                        default ->
                            throw node.error("passkeyTypes is \"" + node.asString()
                                    + "\"; expected deviceBound, synced or \"deviceBound,synced\"");
                    });
        }
        return types;
    }

    private static KeyRestrictions keyRestrictions(YamlNode node, KeyRestrictions base) {
        if (!node.isPresent()) {
            return base;
        }
        knowing(node, List.of("isEnforced", "enforcementType", "aaGuids"));
        return new KeyRestrictions(
                bool(node, "isEnforced", base.isEnforced()),
                oneOf(node, "enforcementType", base.allow(), "allow", "block"),
                node.optional("aaGuids").isPresent()
                        ? List.copyOf(GraphNodes.aaguids(node.optional("aaGuids")))
                        : base.aaGuids());
    }

    private static List<PasskeyPolicy.Target> includeTargets(YamlNode root) {
        List<PasskeyPolicy.Target> targets = new ArrayList<>();
        for (YamlNode target : root.list("includeTargets")) {
            knowing(target, List.of("id", "targetType", "isRegistrationRequired", "allowedPasskeyProfiles"));
            targets.add(new PasskeyPolicy.Target(
                    target.required("id").asString(), GraphNodes.strings(target.optional("allowedPasskeyProfiles"))));
        }
        return targets;
    }

    private static Map<String, UserGroup> groups(YamlNode node) {
        Map<String, UserGroup> groups = new LinkedHashMap<>();
        node.asMap().forEach((name, members) -> groups.put(name, new UserGroup(GraphNodes.strings(members))));
        return groups;
    }

    private static void check(YamlNode root, PasskeyPolicy policy) {
        for (PasskeyPolicy.Target target : policy.includeTargets()) {
            checkGroup(root, policy, target.group());
            for (String id : target.allowedPasskeyProfiles()) {
                if (policy.passkeyProfiles().stream()
                        .noneMatch(profile -> profile.id().equals(id))) {
                    throw root.error("a target allows profile \"" + id + "\", which is not there; add it to"
                            + " passkeyProfiles");
                }
            }
        }
        policy.excludeTargets().forEach(group -> checkGroup(root, policy, group));
    }

    private static void checkGroup(YamlNode root, PasskeyPolicy policy, String group) {
        if (!group.equals(UserGroup.ALL_USERS) && !policy.groups().containsKey(group)) {
            throw root.error(
                    "a target names group \"" + group + "\", whose members are not known; list them under groups");
        }
    }
}
