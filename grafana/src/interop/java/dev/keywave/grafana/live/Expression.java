package dev.keywave.grafana.live;

/**
 * What Prometheus is asked by a dashboard or a rule.
 *
 * @param where file, panel and target, or file, group and rule
 * @param text PromQL, with a dashboard's variables in it
 */
record Expression(String where, String text) {}
