package dev.keywave.grafana.panel;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nodes of JSON, and its text with two spaces and a line feed, whatever the machine. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** What the text says. */
    static ObjectNode parse(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    static String text(JsonNode node) {
        return MAPPER.writer()
                        .with(new DefaultPrettyPrinter().withObjectIndenter(LINES))
                        .writeValueAsString(node)
                + "\n";
    }
}
