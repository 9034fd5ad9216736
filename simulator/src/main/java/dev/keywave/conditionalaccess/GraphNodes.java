package dev.keywave.conditionalaccess;

import dev.keywave.input.InputException;
import dev.keywave.input.YamlKind;
import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** How Graph's resources are written in YAML or JSON. Each method throws an {@link InputException} with the place. */
public final class GraphNodes {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private GraphNodes() {}

    /** Refuses keys that nobody reads; Graph's annotations may stand there. */
    public static void knowing(YamlNode map, List<String> keys) {
        List<String> known = new ArrayList<>(keys);
        map.asMap().keySet().stream().filter(key -> key.contains("@odata.")).forEach(known::add);
        map.knowing(known);
    }

    /** A truth value; Graph's own examples write it as text too. */
    public static boolean bool(YamlNode map, String key, boolean absent) {
        YamlNode node = map.optional(key);
        if (node.kind() == YamlKind.TEXT
                && (node.asString().equals("true") || node.asString().equals("false"))) {
            return node.asString().equals("true");
        }
        return node.asBoolean(absent);
    }

    /** One of two words. */
    public static boolean oneOf(YamlNode map, String key, boolean absent, String yes, String no) {
        YamlNode node = map.optional(key);
        String text = node.asString(absent ? yes : no);
        if (!text.equals(yes) && !text.equals(no)) {
            throw node.error(key + " is \"" + text + "\"; expected " + yes + " or " + no);
        }
        return text.equals(yes);
    }

    /** Texts in a row; none when absent. */
    public static List<String> strings(YamlNode node) {
        return node.asList().stream().map(YamlNode::asString).toList();
    }

    /** The {@code id} of each target, and nothing else that matters. */
    public static List<String> targets(YamlNode node, String... moreKeys) {
        List<String> keys = new ArrayList<>(List.of("id", "targetType"));
        keys.addAll(List.of(moreKeys));
        List<String> groups = new ArrayList<>();
        for (YamlNode target : node.asList()) {
            knowing(target, keys);
            groups.add(target.required("id").asString());
        }
        return groups;
    }

    /** AAGUIDs in a row; none when absent. */
    public static Set<UUID> aaguids(YamlNode node) {
        Set<UUID> aaguids = new LinkedHashSet<>();
        for (YamlNode aaguid : node.asList()) {
            String text = aaguid.asString();
            if (!UUID_TEXT.matcher(text).matches()) {
                throw aaguid.error("AAGUID \"" + text + "\"; expected 32 hexadecimal digits in groups of 8-4-4-4-12");
            }
            aaguids.add(UUID.fromString(text));
        }
        return aaguids;
    }

    /** Refuses a group whose members nobody knows. */
    public static void knownGroup(YamlNode where, String group, Set<String> known) {
        if (!group.equals(UserGroup.ALL_USERS) && !known.contains(group)) {
            throw where.error("group \"" + group + "\" is not known; list its members under groups");
        }
    }
}
