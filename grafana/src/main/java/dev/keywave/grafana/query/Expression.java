package dev.keywave.grafana.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A PromQL expression that Prometheus 2.42 and 3 understand (https://prometheus.io/docs/prometheus/latest/querying/basics/).
 *
 * @param promql its text
 * @param labels that its series may have
 * @param compound whether it wants parentheses as an operand
 */
public record Expression(String promql, Set<String> labels, boolean compound) {

    /** Copies the labels. */
    public Expression {
        labels = Set.copyOf(labels);
    }

    static Expression of(String promql, Set<String> labels) {
        return new Expression(promql, labels, false);
    }

    /** The sum by labels; of all without any. */
    public Expression sum(String... by) {
        return aggregate("sum", by);
    }

    /** The highest by labels. */
    public Expression max(String... by) {
        return aggregate("max", by);
    }

    /** The lowest by labels. */
    public Expression min(String... by) {
        return aggregate("min", by);
    }

    /** How many series, by labels. */
    public Expression count(String... by) {
        return aggregate("count", by);
    }

    /** A histogram's quantile, 0 to 1; of a classic one its series are summed by {@code le} first. */
    public Expression quantile(String quantile) {
        Set<String> left = new LinkedHashSet<>(labels);
        left.remove("le");
        return of("histogram_quantile(" + quantile + ", " + promql + ")", left);
    }

    /** The mean of a native histogram; {@code histogram_avg} came with Prometheus 3 only. */
    public Expression mean() {
        return new Expression("histogram_sum(" + promql + ") / histogram_count(" + promql + ")", labels, true);
    }

    /** The sum of all that a native histogram has counted. */
    public Expression histogramSum() {
        return of("histogram_sum(" + promql + ")", labels);
    }

    /** The quotient of series with the same labels. */
    public Expression dividedBy(Expression other) {
        return operator("/", other);
    }

    /** What this has, and of the other what this has not. */
    public Expression or(Expression other) {
        return operator("or", other);
    }

    /** What this has and the other has not: what begins, if the other is the same a moment before. */
    public Expression unless(Expression other) {
        return operator("unless", other);
    }

    /** What this has of the targets of which the other has something. */
    public Expression ofTheTargetsOf(Expression other) {
        return new Expression(operand() + " and on (job, instance) " + other.operand(), labels, true);
    }

    /** The last value in the dashboard's time range; of histograms, which {@code last_over_time} had none of before 3. */
    public Expression last() {
        return of("last_over_time(" + operand() + "[$__range:2s])", labels);
    }

    /** Compared with a number, such as {@code "== 0"}: series for which it does not hold are not there. */
    public Expression only(String comparison) {
        return new Expression(operand() + " " + comparison, labels, true);
    }

    /** 1 where it is 0 and the other way round. */
    public Expression not() {
        return new Expression("1 - " + operand(), labels, true);
    }

    /** 0 wherever there is something. */
    public Expression timesZero() {
        return new Expression(operand() + " * 0", labels, true);
    }

    /**
     * Those whose labels are among the {@code n} that the ranking has most of. {@link #top} chooses anew at each moment, so that a
     * graph of it has more than {@code n} lines; with a ranking of the range's end these are the same ones all along.
     */
    public Expression among(int n, Expression ranking, String... by) {
        String which = ranking.sum(by).top(n).promql();
        return new Expression(operand() + " and on (" + String.join(", ", by) + ") " + which, labels, true);
    }

    /** What is left when the other is taken away. */
    public Expression minus(Expression other) {
        return operator("-", other);
    }

    /** The {@code n} highest. */
    public Expression top(int n) {
        return of("topk(" + n + ", " + promql + ")", labels);
    }

    private Expression aggregate(String function, String... by) {
        List<String> names = List.of(by);
        for (String label : names) {
            if (!labels.contains(label)) {
                throw new IllegalArgumentException(promql + " has no label " + label);
            }
        }
        String head = names.isEmpty() ? function : function + " by (" + String.join(", ", names) + ") ";
        return of(head + "(" + promql + ")", Set.copyOf(names));
    }

    private Expression operator(String operator, Expression other) {
        Set<String> all = new LinkedHashSet<>(labels);
        all.addAll(other.labels);
        return new Expression(operand() + " " + operator + " " + other.operand(), all, true);
    }

    private String operand() {
        return compound ? "(" + promql + ")" : promql;
    }
}
