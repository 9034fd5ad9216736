package dev.keywave.rollout;

import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads who the people are. */
final class OrganisationReader {

    /** As many as are simulated within a minute or so. */
    static final int MOST_USERS = 20_000_000;

    private static final List<String> KEYS = List.of(
            "name", "users", "groups", "devices", "model_files", "compliant", "work_hours", "zone", "business_unit");
    private static final List<String> GROUP_KEYS =
            List.of("name", "users", "share", "impact", "business_unit", "devices", "compliant", "work_hours", "zone");
    private static final List<String> IMPACTS =
            Arrays.stream(Impact.values()).map(Impact::label).toList();

    private final YamlNode node;
    private final List<Path> modelFiles;
    private final AuthenticatorModels models;

    OrganisationReader(YamlNode node) {
        this.node = node.knowing(KEYS);
        this.modelFiles = node.optional("model_files").asList().stream()
                .map(OrganisationReader::path)
                .toList();
        this.models = AuthenticatorModels.with(modelFiles);
    }

    List<Path> modelFiles() {
        return modelFiles;
    }

    AuthenticatorModels models() {
        return models;
    }

    Organisation read() {
        YamlNode users = node.optional("users");
        List<YamlNode> groupNodes = node.optional("groups").asList();
        if (groupNodes.isEmpty()) {
            int all = users(node.required("users"));
            return new Organisation(name(), List.of(group(node, "everybody", all)));
        }
        int all = users.isPresent() ? users(users) : 0;
        List<Group> groups = new ArrayList<>();
        Set<String> names = new HashSet<>();
        double shares = 0;
        for (YamlNode groupNode : groupNodes) {
            groupNode.knowing(GROUP_KEYS);
            YamlNode name = groupNode.required("name");
            if (!names.add(name.asString())) {
                throw name.error("there is a group \"" + name.asString() + "\" already; give this one another name");
            }
            YamlNode share = groupNode.optional("share");
            int size;
            if (share.isPresent()) {
                size = sizeOf(groupNode, share, all, shares);
                shares += share.as(Quantities::fraction);
            } else {
                size = users(groupNode.required("users"));
            }
            groups.add(group(groupNode, name.asString(), size));
        }
        requireSum(users, all, groups, groupNodes);
        return new Organisation(name(), groups);
    }

    private String name() {
        return node.optional("name").asString("the organisation");
    }

    private static int users(YamlNode users) {
        long number = users.asLong();
        if (number == 0) {
            throw users.error("no capacity for zero users; give the number of people who sign in");
        } else if (number < 0 || number > MOST_USERS) {
            throw users.error("\"users\" is " + number + "; expected a number from 1 to " + MOST_USERS);
        }
        return (int) number;
    }

    /** Shares are rounded so that those of 100% together are all users. */
    private static int sizeOf(YamlNode group, YamlNode share, int all, double before) {
        if (all == 0) {
            throw share.error("a share of how many? Give the organisation's \"users\", or this group's");
        }
        YamlNode users = group.optional("users");
        if (users.isPresent()) {
            throw users.keyLocation().error("\"users\" and \"share\" say the same; remove one");
        }
        double fraction = share.as(Quantities::fraction);
        int size = (int) (Math.round((before + fraction) * all) - Math.round(before * all));
        if (size == 0) {
            throw share.error(
                    "\"" + share.asString() + "\" of " + all + " users is nobody; give the group a larger share");
        }
        return size;
    }

    private static void requireSum(YamlNode users, int all, List<Group> groups, List<YamlNode> nodes) {
        long sum = groups.stream().mapToLong(Group::users).sum();
        if (users.isPresent() && sum != all) {
            throw users.error("the organisation has " + all + " users, its groups together " + sum + "; "
                    + (sum < all ? "add a group with the other " + (all - sum) : "take " + (sum - all) + " away"));
        } else if (sum > MOST_USERS) {
            throw nodes.get(0)
                    .error("the groups have " + sum + " users together; at most " + MOST_USERS + " are simulated");
        }
    }

    /** What a group does not say of itself the organisation says for all. */
    private Group group(YamlNode group, String name, int users) {
        PlanValues.Hours usual = PlanValues.hours(
                node.optional("work_hours"), new PlanValues.Hours(Defaults.WORK_FROM, Defaults.WORK_TO));
        PlanValues.Hours hours = PlanValues.hours(group.optional("work_hours"), usual);
        ZoneId zone = PlanValues.zone(group.optional("zone"), PlanValues.zone(node.optional("zone"), Defaults.ZONE));
        String unit = group.optional("business_unit")
                .asString(node.optional("business_unit").asString(name));
        double compliant = PlanValues.share(
                group.optional("compliant"), PlanValues.share(node.optional("compliant"), Defaults.COMPLIANT_SHARE));
        return new Group(
                name,
                users,
                impact(group.optional("impact")),
                unit,
                devices(group.optional("devices").isPresent() ? group.optional("devices") : node.optional("devices")),
                compliant,
                hours.from(),
                hours.to(),
                zone);
    }

    private Map<String, Double> devices(YamlNode mix) {
        return mix.isPresent()
                ? mix.as((where, text) -> Quantities.mix(where, text, models.names()))
                : Quantities.mix("devices", Defaults.DEVICES, models.names());
    }

    private static Impact impact(YamlNode node) {
        String label = node.asString(Impact.USUAL.label());
        for (Impact impact : Impact.values()) {
            if (impact.label().equals(label)) {
                return impact;
            }
        }
        throw node.error("\"" + label + "\" is no impact; " + Suggestion.among(label, IMPACTS));
    }

    private static Path path(YamlNode node) {
        try {
            return Path.of(node.asString());
        } catch (InvalidPathException e) {
            throw new InputException(node.location() + ": \"" + node.asString() + "\" is no path; name a file", e);
        }
    }
}
