package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.input.YamlNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value with templates for its texts, as the adapter's file has it. */
sealed interface JsonTemplate {

    /** An object; members in the file's order. */
    record ObjectTemplate(Map<String, JsonTemplate> members) implements JsonTemplate {}

    /** An array. */
    record ArrayTemplate(List<JsonTemplate> elements) implements JsonTemplate {}

    /** A text; one lone expression stands for a value of any kind. */
    record TextTemplate(Template template) implements JsonTemplate {}

    /** A number, truth value or null, as JSON writes it. */
    record Scalar(String json) implements JsonTemplate {}

    /** Reads any YAML value. */
    static JsonTemplate of(YamlNode node) {
        return switch (node.kind()) {
            case MAP -> {
                Map<String, JsonTemplate> members = new LinkedHashMap<>();
                node.asMap().forEach((name, member) -> members.put(name, of(member)));
                yield new ObjectTemplate(members);
            }
            case LIST ->
                new ArrayTemplate(node.asList().stream().map(JsonTemplate::of).toList());
            case TEXT -> new TextTemplate(Template.of(node));
            case INTEGER, BOOLEAN -> new Scalar(node.asString());
            case DECIMAL -> new Scalar(decimal(node));
            case NULL, ABSENT -> new Scalar("null");
        };
    }

    /** The name of a member in quotes, with its colon. */
    static String name(String name) {
        return new String(Value.json(name), StandardCharsets.UTF_8) + ":";
    }

    /** Every expression in it. */
    default List<Expression> expressions() {
        List<Expression> found = new ArrayList<>();
        if (this instanceof ObjectTemplate object) {
            object.members().values().forEach(member -> found.addAll(member.expressions()));
        } else if (this instanceof ArrayTemplate array) {
            array.elements().forEach(element -> found.addAll(element.expressions()));
        } else if (this instanceof TextTemplate text) {
            found.addAll(text.template().expressions());
        }
        return found;
    }

    /** The expression that is all there is; null when there is more. */
    default @Nullable Expression lone() {
        return this instanceof TextTemplate text ? text.template().lone() : null;
    }

    private static String decimal(YamlNode node) {
        try {
            return new BigDecimal(node.asString()).toString();
        } catch (NumberFormatException e) {
            throw node.error(
                    "\"" + node.asString() + "\" is no number that JSON can write; quote it to send it as text");
        }
    }
}
