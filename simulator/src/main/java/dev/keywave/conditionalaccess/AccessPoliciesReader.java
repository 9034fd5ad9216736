package dev.keywave.conditionalaccess;

import static dev.keywave.conditionalaccess.GraphNodes.bool;
import static dev.keywave.conditionalaccess.GraphNodes.knowing;
import static dev.keywave.conditionalaccess.GraphNodes.targets;

import dev.keywave.input.InputException;
import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads {@link AccessPolicies} in Graph's words. */
public final class AccessPoliciesReader {

    /** The keys that it reads of a document. */
    public static final List<String> KEYS =
            List.of("authenticationStrengthPolicies", "conditionalAccessPolicies", "registrationEnforcement");

    private static final int MAX_SNOOZE_DAYS = 14;

    private AccessPoliciesReader() {}

    /**
     * Reads; what the document leaves out is as in {@link AccessPolicies#NONE}.
     *
     * @param groups those whose members are known
     * @throws InputException one line with the place
     */
    public static AccessPolicies read(YamlNode root, Set<String> groups) {
        List<AuthenticationStrength> strengths = new ArrayList<>(AuthenticationStrength.BUILT_IN);
        for (YamlNode node : root.optional(KEYS.get(0)).asList()) {
            strengths.add(strength(node, strengths));
        }
        return new AccessPolicies(
                new PolicyReader(strengths, groups).all(root.optional(KEYS.get(1))),
                campaign(root.optional(KEYS.get(2)), groups));
    }

    private static AuthenticationStrength strength(YamlNode node, List<AuthenticationStrength> before) {
        knowing(
                node,
                List.of(
                        "id",
                        "displayName",
                        "description",
                        "policyType",
                        "requirementsSatisfied",
                        "allowedCombinations",
                        "combinationConfigurations"));
        YamlNode name = node.required("displayName");
        String id = node.optional("id").asString(name.asString());
        if (before.stream()
                .anyMatch(other -> other.id().equals(id) || other.displayName().equals(name.asString()))) {
            throw name.error("strength \"" + name.asString()
                    + "\" a second time; give it a name and an id that no other has, built-in ones included");
        }
        Set<String> combinations = new LinkedHashSet<>();
        for (YamlNode combination : node.list("allowedCombinations")) {
            if (!Combinations.known(combination.asString())) {
                throw combination.error("combination \"" + combination.asString()
                        + "\" is none of Graph's; use for example fido2 or \"password,softwareOath\"");
            }
            combinations.add(combination.asString());
        }
        if (combinations.isEmpty()) {
            throw node.required("allowedCombinations")
                    .error("no combination is allowed, which nobody can reach; give at least one");
        }
        return new AuthenticationStrength(
                id, name.asString(), combinations, models(node.optional("combinationConfigurations"), combinations));
    }

    private static Set<UUID> models(YamlNode configurations, Set<String> combinations) {
        Set<UUID> models = new LinkedHashSet<>();
        for (YamlNode configuration : configurations.asList()) {
            knowing(configuration, List.of("id", "allowedAAGUIDs", "appliesToCombinations"));
            List<String> applies = GraphNodes.strings(configuration.optional("appliesToCombinations"));
            if (!combinations.contains(Combinations.FIDO2)
                    || applies.stream().anyMatch(combination -> !combination.equals(Combinations.FIDO2))) {
                throw configuration.error(
                        "allowedAAGUIDs applies to fido2 only, and fido2 has to be among allowedCombinations");
            }
            models.addAll(GraphNodes.aaguids(configuration.required("allowedAAGUIDs")));
        }
        return models;
    }

    private static RegistrationCampaign campaign(YamlNode enforcement, Set<String> groups) {
        if (!enforcement.isPresent()) {
            return RegistrationCampaign.NONE;
        }
        knowing(enforcement, List.of("authenticationMethodsRegistrationCampaign"));
        YamlNode node = enforcement.map("authenticationMethodsRegistrationCampaign");
        knowing(
                node,
                List.of(
                        "state",
                        "snoozeDurationInDays",
                        "enforceRegistrationAfterAllowedSnoozes",
                        "includeTargets",
                        "excludeTargets"));
        YamlNode state = node.required("state");
        if (!Set.of("enabled", "disabled", "default").contains(state.asString())) {
            throw state.error("state is \"" + state.asString() + "\"; expected enabled, disabled or default");
        }
        YamlNode days = node.optional("snoozeDurationInDays");
        if (days.asInt(1) < 0 || days.asInt(1) > MAX_SNOOZE_DAYS) {
            throw days.error("snoozeDurationInDays is " + days.asInt() + "; expected 0 to " + MAX_SNOOZE_DAYS);
        }
        List<String> include = targets(node.optional("includeTargets"), "targetedAuthenticationMethod");
        for (YamlNode target : node.optional("includeTargets").asList()) {
            YamlNode method = target.optional("targetedAuthenticationMethod");
            if (!method.asString(Combinations.FIDO2).equals(Combinations.FIDO2)) {
                throw method.error("targetedAuthenticationMethod is \"" + method.asString()
                        + "\"; only fido2 can be registered here");
            }
            GraphNodes.knownGroup(target.required("id"), target.required("id").asString(), groups);
        }
        List<String> exclude = targets(node.optional("excludeTargets"));
        exclude.forEach(group -> GraphNodes.knownGroup(node.required("excludeTargets"), group, groups));
        boolean enabled = state.asString().equals("enabled");
        if (enabled && include.isEmpty()) {
            throw node.error("the campaign is enabled and includes nobody; give includeTargets");
        }
        return new RegistrationCampaign(
                enabled, days.asInt(1), bool(node, "enforceRegistrationAfterAllowedSnoozes", true), include, exclude);
    }
}
