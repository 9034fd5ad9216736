package dev.keywave.input;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What a YAML value is. */
public enum YamlKind {
    /** Keys with values. */
    MAP("a map"),
    /** Values in a row. */
    LIST("a list"),
    /** Text, quoted or plain. */
    TEXT("text"),
    /** A whole number. */
    INTEGER("a number"),
    /** A number with a fraction or an exponent. */
    DECIMAL("a number"),
    /** {@code true} or {@code false}. */
    BOOLEAN("true or false"),
    /** {@code null}, or nothing after the colon. */
    NULL("null"),
    /** Not there. */
    ABSENT("missing");

    private final String inWords;

    YamlKind(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }

    static YamlKind of(@Nullable Node node, Location location) {
        if (node == null) {
            return ABSENT;
        } else if (node instanceof MappingNode) {
            return MAP;
        } else if (node instanceof SequenceNode) {
            return LIST;
        }
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT)) {
            return INTEGER;
        } else if (tag.equals(Tag.FLOAT)) {
            return DECIMAL;
        } else if (tag.equals(Tag.BOOL)) {
            return BOOLEAN;
        } else if (tag.equals(Tag.NULL)) {
            return NULL;
        } else if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG)) {
            return TEXT;
        }
        throw location.error("the tag " + tag.getValue() + " means nothing here; remove it");
    }
}
