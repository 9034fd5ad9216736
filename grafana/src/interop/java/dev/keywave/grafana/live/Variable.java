package dev.keywave.grafana.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
 * @param query whose results have the choices in their label, in its order; empty when there is a selector
 * @param many whether several may be chosen, so that it stands in expressions as a regular expression
 */
record Variable(String where, String name, String label, String selector, String query, boolean many) {

    private static final Pattern LABEL_VALUES =
            Pattern.compile("label_values\\(\\s*(.+)\\s*,\\s*(\\w+)\\s*\\)", Pattern.DOTALL);

    private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.+)\\)", Pattern.DOTALL);

    static Variable of(String file, JsonNode node) {
        String name = node.path("name").asString("");
        String where = file + ", variable '" + name + "'";
        JsonNode query = node.path("query");
        String text = query.isObject()
                ? query.path("query").asString("")
                : query.asString(node.path("definition").asString(""));
        boolean many =
                node.path("multi").asBoolean(false) || node.path("includeAll").asBoolean(false);
        Matcher results = QUERY_RESULT.matcher(text);
        if (results.matches()) {
            assertThat(node.path("regex").asString("")).as(where).isEqualTo("/" + name + "=\"([^\"]*)\"/");
            return new Variable(where, name, name, "", results.group(1), many);
        }
        Matcher labels = LABEL_VALUES.matcher(text);
        if (!labels.matches()) {
            throw new AssertionError(
                    where + ": '" + text + "' is no label_values(SERIES, LABEL), nor query_result(QUERY)");
        }
        return new Variable(where, name, labels.group(2), labels.group(1), "", many);
    }

    /** The choices that there are. */
    List<String> choices(Prometheus prometheus, Instant from, Instant to) throws QueryException {
        List<String> values = new ArrayList<>();
        if (!query.isEmpty()) {
            String range = Duration.between(from, to).toSeconds() + "s";
            prometheus
                    .instant(query.replace("$__range", range), to)
                    .forEach(result ->
                            values.add(result.path("metric").path(label).asString()));
            return values;
        }
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
