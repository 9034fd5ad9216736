package dev.keywave.grafana.rule;

import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.Metric;

/**
 * A series that Prometheus computes as it goes.
 *
 * @param name {@code level:metric:operation}, as Prometheus wants it
 *     (https://prometheus.io/docs/practices/rules/)
 * @param expression what it is
 */
public record RecordingRule(String name, Expression expression) {

    /** What it records, to be queried. */
    public Metric metric() {
        return new Metric(name, expression.labels());
    }
}
