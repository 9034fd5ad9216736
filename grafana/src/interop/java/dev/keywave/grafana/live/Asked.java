package dev.keywave.grafana.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Questions put to Prometheus over the time that everything took, and those that got no answer. An answer is a value that is a
 * number, or a histogram, at any moment of that time.
 */
record Asked(Prometheus prometheus, Instant from, Instant to, List<String> unanswered) {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final String RATE_INTERVAL = "5s";

    Asked(Prometheus prometheus, Instant from, Instant to) {
        this(prometheus, from, to, new ArrayList<>());
    }

    /** All that a dashboard asks, its variables included. */
    void ask(Dashboard dashboard) throws QueryException {
        List<List<String>> choices = new ArrayList<>();
        for (Variable variable : dashboard.variables()) {
            List<String> of = variable.choices(prometheus, from, to);
            if (of.isEmpty()) {
                unanswered.add(variable.where() + ": nothing to choose: " + variable.selector() + variable.query());
            }
            choices.add(of.isEmpty() ? List.of("") : of);
        }
        for (Expression expression : dashboard.expressions()) {
            List<String> texts = List.of(withTimes(expression.text()));
            for (int i = 0; i < choices.size(); i++) {
                texts = each(dashboard.variables().get(i), choices.get(i), texts);
            }
            ask(expression, texts);
        }
    }

    /** A rule as it stands. */
    void ask(Expression rule) {
        ask(rule, List.of(rule.text()));
    }

    /** One expression, in all the forms that choices give it; one that answers will do. */
    private void ask(Expression expression, List<String> forms) {
        String last = "no data";
        for (String form : forms) {
            try {
                if (answers(form) || (Comparisons.filter(form) && answers(Comparisons.answering(form)))) {
                    return;
                }
            } catch (QueryException e) {
                last = String.valueOf(e.getMessage());
            }
        }
        unanswered.add(expression.where() + ": " + last + ": " + forms.get(forms.size() - 1));
    }

    private boolean answers(String expression) throws QueryException {
        for (JsonNode series : prometheus.range(expression, from, to, STEP)) {
            if (!series.path("histograms").isEmpty()) {
                return true;
            }
            for (JsonNode value : series.path("values")) {
                if (Double.isFinite(Double.parseDouble(value.get(1).asString().replace("Inf", "Infinity")))) {
                    return true;
                }
            }
        }
        return false;
    }

    private String withTimes(String text) {
        long seconds = Duration.between(from, to).toSeconds();
        return text.replaceAll("\\$(__rate_interval\\b|\\{__rate_interval\\})", RATE_INTERVAL)
                .replaceAll("\\$(__interval\\b|\\{__interval\\})", STEP.toSeconds() + "s")
                .replaceAll("\\$(__range_s\\b|\\{__range_s\\})", Long.toString(seconds))
                .replaceAll("\\$(__range\\b|\\{__range\\})", seconds + "s");
    }

    /** A variable of which one value is chosen gives a form for each of them. */
    private static List<String> each(Variable variable, List<String> choices, List<String> texts) {
        List<String> forms = new ArrayList<>();
        for (String text : texts) {
            for (String choice : choices) {
                String form = variable.in(text, choice);
                if (!forms.contains(form)) {
                    forms.add(form);
                }
            }
        }
        return forms;
    }
}
