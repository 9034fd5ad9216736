package dev.keywave.conditionalaccess;

import static dev.keywave.conditionalaccess.GraphNodes.knowing;
import static dev.keywave.conditionalaccess.GraphNodes.strings;

import dev.keywave.conditionalaccess.ConditionalAccessPolicy.State;
import dev.keywave.conditionalaccess.GrantControls.Control;
import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Conditional Access policies: they name groups and strengths, which have to be there, and must not contradict themselves. */
final class PolicyReader {

    /** What may stand in a path as it is. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final List<AuthenticationStrength> strengths;
    private final Set<String> groups;

    PolicyReader(List<AuthenticationStrength> strengths, Set<String> groups) {
        this.strengths = List.copyOf(strengths);
        this.groups = Set.copyOf(groups);
    }

    List<ConditionalAccessPolicy> all(YamlNode list) {
        List<ConditionalAccessPolicy> policies = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (YamlNode node : list.asList()) {
            ConditionalAccessPolicy policy = policy(node, policies.size() + 1);
            if (!taken.add("id " + policy.id()) || !taken.add("name " + policy.displayName())) {
                throw node.error("policy \"" + policy.displayName()
                        + "\" a second time; give each an id and a displayName of its own");
            }
            policies.add(policy);
        }
        return policies;
    }

    private ConditionalAccessPolicy policy(YamlNode node, int number) {
        knowing(node, List.of("id", "displayName", "state", "conditions", "grantControls"));
        YamlNode id = node.optional("id");
        if (id.isPresent() && !ID.matcher(id.asString()).matches()) {
            throw id.error(
                    "id \"" + id.asString() + "\"; use letters, digits, hyphens, dots and underscores, 64 at most");
        }
        return new ConditionalAccessPolicy(
                id.asString("policy-" + number),
                node.required("displayName").asString(),
                State.read(node.required("state")),
                users(node.map("conditions")),
                controls(node.map("grantControls")));
    }

    private PolicyUsers users(YamlNode conditions) {
        knowing(conditions, List.of("users", "applications", "clientAppTypes"));
        YamlNode node = conditions.map("users");
        knowing(node, List.of("includeUsers", "excludeUsers", "includeGroups", "excludeGroups"));
        PolicyUsers users = new PolicyUsers(
                strings(node.optional("includeUsers")).stream()
                        .filter(name -> !name.equals("None"))
                        .toList(),
                strings(node.optional("excludeUsers")),
                groups(node.optional("includeGroups")),
                groups(node.optional("excludeGroups")));
        for (String group : users.includeGroups()) {
            if (users.excludeGroups().contains(group)) {
                throw node.error("group \"" + group + "\" is included and excluded; remove one");
            }
        }
        return users;
    }

    private List<String> groups(YamlNode list) {
        for (YamlNode group : list.asList()) {
            GraphNodes.knownGroup(group, group.asString(), groups);
        }
        return strings(list);
    }

    private GrantControls controls(YamlNode node) {
        knowing(node, List.of("operator", "builtInControls", "authenticationStrength"));
        Set<Control> controls = EnumSet.noneOf(Control.class);
        for (YamlNode control : node.optional("builtInControls").asList()) {
            controls.add(control(control));
        }
        AuthenticationStrength strength = strength(node.optional("authenticationStrength"));
        int demands = controls.size() + (strength == null ? 0 : 1);
        if (demands == 0) {
            throw node.error("the policy demands nothing; give builtInControls or an authenticationStrength");
        }
        if (controls.contains(Control.BLOCK) && demands > 1) {
            throw node.error("block beside other controls contradicts them; leave one out");
        }
        if (controls.contains(Control.MFA) && strength != null) {
            throw node.error("mfa and an authenticationStrength exclude each other; leave mfa out");
        }
        boolean all = GraphNodes.oneOf(node, "operator", demands == 1, "AND", "OR");
        if (demands > 1) {
            node.required("operator");
        }
        return new GrantControls(all, controls, strength);
    }

    private static Control control(YamlNode node) {
        for (Control control : Control.values()) {
            if (control.label().equals(node.asString())) {
                return control;
            }
        }
        throw node.error(
                "control \"" + node.asString() + "\" is not known here; expected block, mfa or compliantDevice");
    }

    private @Nullable AuthenticationStrength strength(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        knowing(node, List.of("id", "displayName"));
        YamlNode named = node.optional("id").isPresent() ? node.optional("id") : node.required("displayName");
        for (AuthenticationStrength strength : strengths) {
            if (strength.id().equals(named.asString()) || strength.displayName().equals(named.asString())) {
                return strength;
            }
        }
        throw named.error("strength \"" + named.asString() + "\" is not known; expected one of "
                + strengths.stream().map(AuthenticationStrength::displayName).collect(Collectors.joining(", ")));
    }
}
