package dev.keywave.grafana.query;

import dev.keywave.metrics.MeterName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A metric and which of its series.
 *
 * @param metric its name and labels
 * @param matchers as in PromQL's braces
 * @param offset how long ago, as PromQL writes it; empty for now
 */
public record Series(Metric metric, List<String> matchers, String offset) {

    private static final String RATE_INTERVAL = "$__rate_interval";

    /** Copies the matchers. */
    public Series {
        matchers = List.copyOf(matchers);
    }

    /** Of one of our meters, within the scope. */
    public static Series of(MeterName meter, Scope scope) {
        return of(Metric.of(meter), scope);
    }

    /** Of another's metric, within the scope. */
    public static Series of(OthersMetric others, Scope scope) {
        return of(others.metric(), scope);
    }

    /** Of any metric, within the scope. */
    public static Series of(Metric metric, Scope scope) {
        Series all = new Series(metric, List.of(), "");
        for (String variable : scope.variables().stream().sorted().toList()) {
            if (metric.labels().contains(variable)) {
                all = all.matching(variable, "$" + variable);
            }
        }
        return all;
    }

    /** Those whose label has the value. */
    public Series where(String label, String value) {
        return with(label, "=", value);
    }

    /** Those whose label has another value. */
    public Series whereNot(String label, String value) {
        return with(label, "!=", value);
    }

    /** Those whose label matches the regular expression as a whole. */
    public Series matching(String label, String regex) {
        return with(label, "=~", regex);
    }

    /** Those whose label does not match. */
    public Series notMatching(String label, String regex) {
        return with(label, "!~", regex);
    }

    /** The buckets of a classic histogram, with the label {@code le}. */
    public Series buckets() {
        return new Series(metric.buckets(), matchers, offset);
    }

    /** The same series so long ago, such as {@code 4s}. */
    public Series before(String time) {
        return new Series(metric, matchers, " offset " + time);
    }

    /** The values at a moment. */
    public Expression now() {
        return Expression.of(selector() + offset, metric.labels());
    }

    /** The last values in the dashboard's time range: a run that has ended is seen, too. */
    public Expression last() {
        return over("last_over_time", "$__range");
    }

    /** The last values in the dashboard's time range, at all its moments: what ranks series for the whole range. */
    public Expression atTheEnd() {
        return Expression.of("last_over_time(" + selector() + "[$__range] @ end())", metric.labels());
    }

    /** Growth for a second, over an interval that fits the panel. */
    public Expression rate() {
        return rate(RATE_INTERVAL);
    }

    /** Growth for a second, over the window, such as {@code 1m}. */
    public Expression rate(String window) {
        return over("rate", window);
    }

    /** Growth over the window. */
    public Expression increase(String window) {
        return over("increase", window);
    }

    private Expression over(String function, String window) {
        return Expression.of(function + "(" + selector() + "[" + window + "]" + offset + ")", metric.labels());
    }

    private String selector() {
        return metric.name() + (matchers.isEmpty() ? "" : matchers.stream().collect(Collectors.joining(",", "{", "}")));
    }

    private Series with(String label, String operator, String value) {
        if (!metric.labels().contains(label)) {
            throw new IllegalArgumentException(metric.name() + " has no label " + label);
        }
        List<String> more = new ArrayList<>(matchers);
        more.add(label + operator + "\"" + value + "\"");
        return new Series(metric, more, offset);
    }
}
