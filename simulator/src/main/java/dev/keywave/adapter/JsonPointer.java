package dev.keywave.adapter;

import dev.keywave.input.Location;
import dev.keywave.input.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A JSON pointer, https://www.rfc-editor.org/rfc/rfc6901. Empty, it means the whole document.
 *
 * @param tokens reference tokens with their escapes resolved
 */
record JsonPointer(List<String> tokens) {

    /** The whole document. */
    static final JsonPointer WHOLE = new JsonPointer(List.of());

    static JsonPointer of(YamlNode node) {
        return parse(node.asString(), node.location());
    }

    static JsonPointer parse(String text, Location location) {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        if (!text.startsWith("/") || text.matches(".*~([^01].*|$)")) {
            throw location.error("\"" + text + "\" is not a JSON pointer; write \"\" for the whole body or for example "
                    + "/status or /publicKey/challenge (~0 for ~, ~1 for /)");
        }
        return new JsonPointer(Arrays.stream(text.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** As it was written. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append('/').append(token.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }

    /** The tokens as one word for reasons. */
    String asReason() {
        return tokens.isEmpty()
                ? "body"
                : String.join("_", tokens).replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
    }
}
