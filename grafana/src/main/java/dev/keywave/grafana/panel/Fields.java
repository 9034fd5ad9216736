package dev.keywave.grafana.panel;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a panel shows its values: unit, colours, thresholds and words, and what single series differ in. */
final class Fields {

    private final ObjectNode defaults = Json.object();
    private final ObjectNode custom;
    private final ArrayNode mappings = Json.array();
    private final ArrayNode steps = Json.array();
    private final ArrayNode overrides = Json.array();

    Fields(ObjectNode custom) {
        this.custom = custom;
        defaults.putObject("color").put("mode", "palette-colorblind");
        steps.addObject().put("color", Colour.BLUE.hex()).putNull("value");
    }

    /** Options that all fields have. */
    ObjectNode defaults() {
        return defaults;
    }

    /** Options of the panel's kind. */
    ObjectNode custom() {
        return custom;
    }

    void colourByThreshold() {
        defaults.putObject("color").put("mode", "thresholds");
    }

    /** The colour below all thresholds. */
    void base(Colour colour) {
        ((ObjectNode) steps.get(0)).put("color", colour.hex());
    }

    /** The colour from a value on. */
    void step(double value, Colour colour) {
        steps.addObject().put("color", colour.hex()).put("value", value);
    }

    /** Words and a colour for a value. */
    void mapping(int value, String words, Colour colour) {
        mappings.add(words(value, mappings.size(), words, colour));
    }

    /** One mapping, the one with the index. */
    static ObjectNode words(int value, int index, String words, Colour colour) {
        ObjectNode mapping = Json.object().put("type", "value");
        mapping.putObject("options")
                .putObject(String.valueOf(value))
                .put("color", colour.hex())
                .put("index", index)
                .put("text", words);
        return mapping;
    }

    /** What one field has, whatever the defaults say. */
    void override(String field, String property, JsonNode value) {
        override("byName", field, property, value);
    }

    /** What fields have whose names match the regular expression somewhere. */
    void overrideMatching(String regex, String property, JsonNode value) {
        override("byRegexp", "/" + regex + "/", property, value);
    }

    private void override(String matcher, String which, String property, JsonNode value) {
        ObjectNode override = overrides.addObject();
        override.putObject("matcher").put("id", matcher).put("options", which);
        override.putArray("properties").addObject().put("id", property).set("value", value);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        ObjectNode all = json.putObject("defaults");
        all.setAll(defaults);
        all.set("custom", custom);
        all.set("mappings", mappings);
        all.putObject("thresholds").put("mode", "absolute").set("steps", steps);
        json.set("overrides", overrides);
        return json;
    }
}
