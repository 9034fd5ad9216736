package dev.keywave.grafana.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A dashboard's variable whose choices Prometheus gives.
 *
 * @param label whose values are the choices
 * @param selector of the series that count; variables that come before may be in it
 * @param many whether several may be chosen, so that it stands in expressions as a regular expression
 */
record Variable(String where, String name, String label, String selector, boolean many) {

    private static final Pattern LABEL_VALUES =
            Pattern.compile("label_values\\(\\s*(.+)\\s*,\\s*(\\w+)\\s*\\)", Pattern.DOTALL);

    static Variable of(String file, JsonNode node) {
        String name = node.path("name").asString("");
        String where = file + ", variable '" + name + "'";
        JsonNode query = node.path("query");
        String text = query.isObject()
                ? query.path("query").asString("")
                : query.asString(node.path("definition").asString(""));
        Matcher matcher = LABEL_VALUES.matcher(text);
        if (!matcher.matches()) {
            throw new AssertionError(where + ": '" + text + "' is no label_values(SERIES, LABEL)");
        }
        boolean many =
                node.path("multi").asBoolean(false) || node.path("includeAll").asBoolean(false);
        return new Variable(where, name, matcher.group(2), matcher.group(1), many);
    }

    /** The choices that there are. */
    List<String> choices(Prometheus prometheus, Instant from, Instant to) throws QueryException {
        List<String> values = new ArrayList<>();
        // what other variables say does not narrow the choices here
        String open = selector.replaceAll("=~?\\s*\"\\$\\{?\\w+(:\\w+)?\\}?\"", "=~\".*\"");
        prometheus.labelValues(label, open, from, to).forEach(value -> values.add(value.asString()));
        return values;
    }

    /** An expression with that choice in it, or with all of them where many may be chosen. */
    String in(String expression, String choice) {
        return expression.replaceAll(
                "\\$(\\{" + name + "(:\\w+)?\\}|" + name + "\\b)", Matcher.quoteReplacement(many ? ".*" : choice));
    }
}
