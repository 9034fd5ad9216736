package dev.keywave.grafana.rule;

import java.util.List;

/** A rule file's YAML (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/). */
final class RulesFile {

    private static final String HEAD = """
            # Written from dev.keywave.grafana.rule.Rules; change it there.
            groups:
              - name: %s
                interval: 5s
                rules:
            """;

    private RulesFile() {}

    static String recording(String group, List<RecordingRule> rules) {
        StringBuilder yaml = new StringBuilder(HEAD.formatted(group));
        for (RecordingRule rule : rules) {
            yaml.append("      - record: ").append(rule.name()).append('\n');
            line(yaml, 8, "expr", rule.expression().promql());
        }
        return yaml.toString();
    }

    static String alerts(String group, List<AlertRule> rules) {
        StringBuilder yaml = new StringBuilder(HEAD.formatted(group));
        for (AlertRule rule : rules) {
            yaml.append("      - alert: ").append(rule.name()).append('\n');
            line(yaml, 8, "expr", rule.expression().promql());
            yaml.append("        for: ").append(rule.lasting()).append('\n');
            yaml.append("        labels:\n");
            yaml.append("          severity: ").append(rule.severity()).append('\n');
            yaml.append("        annotations:\n");
            line(yaml, 10, "summary", rule.summary());
            line(yaml, 10, "advice", rule.advice());
        }
        return yaml.toString();
    }

    /** In single quotes, where only the quote itself has a meaning. */
    private static void line(StringBuilder yaml, int indent, String key, String text) {
        yaml.append(" ".repeat(indent))
                .append(key)
                .append(": '")
                .append(text.replace("'", "''"))
                .append("'\n");
    }
}
