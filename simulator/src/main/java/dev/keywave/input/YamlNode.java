package dev.keywave.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file, or the place where one could have stood. Reading it as what it is not, or reading a missing
 * one without a default, is an {@link InputException} that names the place.
 */
public final class YamlNode {

    private final String name;
    private final Location location;
    private final Location keyLocation;
    private final @Nullable Node node;
    private final YamlKind kind;

    YamlNode(String file, String name, Node node) {
        this(name, location(file, node.getStartMark()), location(file, node.getStartMark()), node);
    }

    private YamlNode(String name, Location location, Location keyLocation, @Nullable Node node) {
        this.name = name;
        this.location = location;
        this.keyLocation = keyLocation;
        this.node = node;
        this.kind = YamlKind.of(node, location);
    }

    /** Where the value begins; of an absent one, where the map begins that lacks it. */
    public Location location() {
        return location;
    }

    /** Where the key stands whose value this is; the value's own place when there is no key. */
    public Location keyLocation() {
        return keyLocation;
    }

    /** The key whose value this is. */
    public String name() {
        return name;
    }

    /** What this is. */
    public YamlKind kind() {
        return kind;
    }

    /** Whether it is there; {@code key:} with nothing behind it is not. */
    public boolean isPresent() {
        return kind != YamlKind.ABSENT && !isEmptyScalar();
    }

    /** An error at this place, ready to be thrown. */
    public InputException error(String message) {
        return location.error(message);
    }

    /** The place of a character of this text, when the text stands in the file as it is; else where it begins. */
    public Location locationOf(int offset) {
        if (!(node instanceof ScalarNode scalar) || scalar.getStartMark().isEmpty()) {
            return location;
        }
        Mark start = scalar.getStartMark().get();
        Mark end = scalar.getEndMark().orElse(start);
        int quote = scalar.isPlain() ? 0 : 1;
        boolean verbatim = start.getLine() == end.getLine()
                && end.getColumn() - start.getColumn() == scalar.getValue().length() + 2 * quote;
        return verbatim ? location.plus(quote + offset) : location;
    }

    /**
     * Refuses keys that nobody reads.
     *
     * @param known every key that may stand in this map
     * @return this
     */
    public YamlNode knowing(List<String> known) {
        for (YamlNode value : asMap().values()) {
            if (!known.contains(value.name)) {
                throw value.keyLocation.error(
                        "unknown key \"" + value.name + "\"; " + Suggestion.among(value.name, known));
            }
        }
        return this;
    }

    /** The value of a key that must be there. */
    public YamlNode required(String key) {
        YamlNode value = optional(key);
        if (!value.isPresent()) {
            throw value.missing();
        }
        return value;
    }

    /** The value of a key that may be there; asked of an absent map, an absent value. */
    public YamlNode optional(String key) {
        YamlNode value = isPresent() ? asMap().get(key) : null;
        return value == null ? new YamlNode(key, location, location, null) : value;
    }

    /** The map that must be there under a key. */
    public YamlNode map(String key) {
        YamlNode map = required(key);
        return map.expect(YamlKind.MAP);
    }

    /** The elements of the list that must be there under a key. */
    public List<YamlNode> list(String key) {
        return required(key).asList();
    }

    /** The entries in the file's order; none when absent. */
    public Map<String, YamlNode> asMap() {
        if (!isPresent()) {
            return Map.of();
        }
        expect(YamlKind.MAP);
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) present()).getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            Location at = location(location.file(), entry.getKeyNode().getStartMark());
            Node value = entry.getValueNode();
            entries.put(key, new YamlNode(key, location(location.file(), value.getStartMark()), at, value));
        }
        return entries;
    }

    /** The elements; none when absent. */
    public List<YamlNode> asList() {
        if (!isPresent()) {
            return List.of();
        }
        expect(YamlKind.LIST);
        List<YamlNode> elements = new ArrayList<>();
        for (Node element : ((SequenceNode) present()).getValue()) {
            elements.add(new YamlNode(location.file(), name, element));
        }
        return elements;
    }

    /** The text of any scalar, as it stands: {@code 200} gives {@code "200"}. */
    public String asString() {
        return scalar("text");
    }

    /** The text, or the default when absent. */
    public String asString(String absent) {
        return isPresent() ? asString() : absent;
    }

    /** A whole number. */
    public long asLong() {
        String text = scalar("a whole number");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw error("\"" + name + "\" is \"" + text + "\"; expected a whole number, for example 1000");
        }
    }

    /** The whole number, or the default when absent. */
    public long asLong(long absent) {
        return isPresent() ? asLong() : absent;
    }

    /** A whole number that fits an {@code int}. */
    public int asInt() {
        long value = asLong();
        if (value != (int) value) {
            throw error("\"" + name + "\" is " + value + "; expected a number between " + Integer.MIN_VALUE + " and "
                    + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /** The whole number, or the default when absent. */
    public int asInt(int absent) {
        return isPresent() ? asInt() : absent;
    }

    /** {@code true} or {@code false}. */
    public boolean asBoolean() {
        expect(YamlKind.BOOLEAN);
        return scalar("true or false").equals("true");
    }

    /** The truth value, or the default when absent. */
    public boolean asBoolean(boolean absent) {
        return isPresent() ? asBoolean() : absent;
    }

    /**
     * The text read by a reader of texts, such as those of {@link Quantities}.
     *
     * @param reader gets where the text stands, for its errors, and the text
     */
    public <T> T as(BiFunction<String, String, T> reader) {
        return reader.apply(location.toString(), asString());
    }

    /** Likewise, or the default when absent. */
    public <T> T as(BiFunction<String, String, T> reader, T absent) {
        return isPresent() ? as(reader) : absent;
    }

    private YamlNode expect(YamlKind expected) {
        if (!isPresent()) {
            throw missing();
        }
        if (kind != expected) {
            throw error("\"" + name + "\" is " + kind.inWords() + "; expected " + expected.inWords());
        }
        return this;
    }

    private String scalar(String inWords) {
        if (!isPresent()) {
            throw missing();
        }
        if (present() instanceof ScalarNode scalar && kind != YamlKind.NULL) {
            return scalar.getValue();
        }
        throw error("\"" + name + "\" is " + kind.inWords() + "; expected " + inWords);
    }

    private InputException missing() {
        return keyLocation.error("missing \"" + name + "\"; add \"" + name + ": ...\" here");
    }

    private Node present() {
        if (node == null) {
            throw missing();
        }
        return node;
    }

    private boolean isEmptyScalar() {
        return kind == YamlKind.NULL
                && node instanceof ScalarNode scalar
                && scalar.getValue().isEmpty();
    }

    static Location location(String file, Optional<Mark> mark) {
        return mark.map(m -> new Location(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Location(file, 1, 1));
    }
}
