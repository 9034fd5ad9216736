package dev.keywave.grafana.rule;

import dev.keywave.grafana.query.Expression;

/**
 * An alert.
 *
 * @param name of the alert
 * @param expression has a series for each subject that is in trouble
 * @param lasting for how long before it fires, such as {@code 30s}; {@code 0s} for at once
 * @param severity {@code critical} for what makes a run's answer wrong or unsafe, else {@code warning}
 * @param summary one sentence, with labels in Prometheus' templates
 * @param advice what to do about it
 */
record AlertRule(String name, Expression expression, String lasting, String severity, String summary, String advice) {}
