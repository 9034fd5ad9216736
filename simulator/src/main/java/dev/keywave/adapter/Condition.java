package dev.keywave.adapter;

import dev.keywave.input.YamlKind;
import dev.keywave.input.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a response must look like for an {@code expect}, {@code reject}, {@code throttle} or {@code when} to hold: all of it.
 *
 * @param status status codes; null for any
 * @param json values that the body must have
 * @param headers regular expressions to be found in headers, by lower-case name
 * @param regex regular expression to be found in the body
 */
record Condition(
        @Nullable StatusSet status,
        Map<JsonPointer, JsonScalar> json,
        Map<String, Pattern> headers,
        @Nullable Pattern regex) {

    private static final List<String> KEYS = List.of("status", "json", "header", "regex");

    /** What a step without {@code expect} expects. */
    static final Condition SUCCESS = new Condition(StatusSet.SUCCESS, Map.of(), Map.of(), null);

    static Condition of(YamlNode node) {
        node.knowing(KEYS);
        YamlNode status = node.optional("status");
        YamlNode regex = node.optional("regex");
        Map<JsonPointer, JsonScalar> json = JsonScalar.byPointer(node.optional("json"));
        Map<String, Pattern> headers = new LinkedHashMap<>();
        node.optional("header")
                .asMap()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), pattern(value)));
        Condition condition = new Condition(
                status.isPresent() ? StatusSet.of(status) : null,
                json,
                headers,
                regex.isPresent() ? pattern(regex) : null);
        if (condition.status == null && json.isEmpty() && headers.isEmpty() && condition.regex == null) {
            throw node.keyLocation()
                    .error("\"" + node.name() + "\" is empty; write at least one of " + String.join(", ", KEYS));
        }
        return condition;
    }

    /** One condition, or a list of which any may hold; none when absent. */
    static List<Condition> anyOf(YamlNode node) {
        if (!node.isPresent()) {
            return List.of();
        }
        List<YamlNode> nodes = node.kind() == YamlKind.LIST ? node.asList() : List.of(node);
        return nodes.stream().map(Condition::of).toList();
    }

    /** This condition with 2xx for its status when it names none. */
    Condition withStatus() {
        return status == null ? new Condition(StatusSet.SUCCESS, json, headers, regex) : this;
    }

    static Pattern pattern(YamlNode node) {
        String text = node.asString();
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            int offset = Math.max(0, Math.min(e.getIndex(), text.length()));
            throw node.locationOf(offset)
                    .error("bad regular expression: " + e.getDescription().toLowerCase(Locale.ROOT)
                            + "; mend it (Java's syntax)");
        }
    }
}
