package dev.keywave.measure;

import dev.keywave.input.InputException;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run must keep, as one comparison:
 *
 * <pre>
 * authentication.response_time.p99 &lt; 50ms     response_time, service_time; p50 p90 p99 p999 (p99.9) max mean
 * authentication.stages.sign.p99 &lt; 1ms         stages: connection_wait, tls_handshake, options, user, sign, result
 * authentication.rate &gt;= 2900/s                accepted per second of the measured phases
 * authentication.rejected == 0                 intended, accepted, rejected, throttled, failed, unfinished
 * failed &lt; 0.1%                                all ceremonies together, in percent of the intended ones
 * generator.send_lag.p99 &lt; 2ms
 * accepted_attacks == 0                         accepted, rejected, server_error, failed; attacks or look_alikes
 * </pre>
 */
public final class Threshold {

    private static final Pattern SHAPE = Pattern.compile("\\s*([^\\s<>=]+)\\s*(<=|>=|==|<|>)\\s*([^\\s<>=].*?)\\s*");

    private final String expression;
    private final Metric metric;
    private final Comparison comparison;
    private final Bound bound;

    private Threshold(String expression, Metric metric, Comparison comparison, Bound bound) {
        this.expression = expression;
        this.metric = metric;
        this.comparison = comparison;
        this.bound = bound;
    }

    /**
     * Reads a threshold.
     *
     * @throws InputException when it is none; says what is allowed
     */
    public static Threshold parse(String expression) {
        MetricParser parser = new MetricParser(expression);
        Matcher match = SHAPE.matcher(expression);
        if (!match.matches()) {
            throw parser.error("write METRIC OPERATOR VALUE with one of < <= > >= ==, "
                    + "as in 'authentication.response_time.p99 < 50ms' or 'failed < 0.1%'");
        }
        Metric metric = parser.parse(match.group(1));
        Bound bound = Bound.parse(match.group(3))
                .orElseThrow(() -> parser.error(
                        "'" + match.group(3) + "' is no value; write a number, or one with %, /s, ns, us, ms, s or m"));
        String objection = metric.objectionTo(bound.unit());
        if (objection != null) {
            throw parser.error(objection);
        }
        return new Threshold(expression, metric, Comparison.of(match.group(2)), bound);
    }

    /** As the user wrote it. */
    public String expression() {
        return expression;
    }

    /** Whether a run kept it; a threshold on what never happened was not kept. */
    public ThresholdVerdict judge(Observed run) {
        OptionalDouble observed = metric.observe(run, bound.unit());
        if (observed.isEmpty()) {
            return new ThresholdVerdict(expression, ThresholdVerdict.NO_DATA, false);
        }
        double value = observed.getAsDouble();
        return new ThresholdVerdict(expression, bound.textOf(value), comparison.holds(value, bound.scaled()));
    }

    @Override
    public String toString() {
        return expression;
    }
}
