package dev.keywave.benchmarks.export;

import dev.keywave.benchmarks.compare.JmhResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Results as OpenMetrics text (https://prometheus.io/docs/specs/om/open_metrics_spec/), which Prometheus' textfile collector
 * and Pushgateway read as well: the closing line is a comment to them. Labels are the benchmark's name, JMH's mode, the JVM's
 * version and the benchmark's parameters, so there are as many series as the file has benchmarks.
 */
final class OpenMetrics {

    private static final MathContext DIGITS = new MathContext(10);
    private static final double CONFIDENCE = 0.999;
    private static final Set<String> OWN_LABELS = Set.of("benchmark", "mode", "jvm");

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<String> skipped = new LinkedHashSet<>();

    private record Family(String unit, String help, Map<String, Double> samples) {}

    private OpenMetrics() {
        family("keywave_benchmark_operation_seconds", "seconds", "Time of one operation, the mean of all iterations.");
        family(
                "keywave_benchmark_operation_error_seconds",
                "seconds",
                "Half of the 99.9% interval of that mean, over all iterations.");
        family("keywave_benchmark_operations_per_second", "", "Operations for a second, the mean of all iterations.");
        family(
                "keywave_benchmark_operations_per_second_error",
                "",
                "Half of the 99.9% interval of that mean, over all iterations.");
        family("keywave_benchmark_allocated_bytes", "bytes", "Bytes that one operation allocates.");
        family("keywave_benchmark_forks", "", "Forks behind the figures.");
    }

    /** All results of a file. */
    static OpenMetrics of(List<JmhResult> results) {
        OpenMetrics metrics = new OpenMetrics();
        results.forEach(metrics::add);
        return metrics;
    }

    /** Benchmarks that are left out since their unit is none of time. */
    Set<String> skipped() {
        return skipped;
    }

    /** The exposition. */
    String text() {
        StringBuilder text = new StringBuilder();
        families.forEach((name, family) -> {
            if (family.samples().isEmpty()) {
                return;
            }
            text.append("# TYPE ").append(name).append(" gauge\n");
            if (!family.unit().isEmpty()) {
                text.append("# UNIT ")
                        .append(name)
                        .append(' ')
                        .append(family.unit())
                        .append('\n');
            }
            text.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(family.help())
                    .append('\n');
            family.samples()
                    .forEach((labels, value) -> text.append(name)
                            .append('{')
                            .append(labels)
                            .append("} ")
                            .append(value)
                            .append('\n'));
        });
        return text.append("# EOF\n").toString();
    }

    private void family(String name, String unit, String help) {
        families.put(name, new Family(unit, help, new LinkedHashMap<>()));
    }

    private void add(JmhResult result) {
        String labels = labels(result);
        OptionalDouble seconds = BaseUnit.secondsPerOperation(result.unit());
        OptionalDouble perSecond = BaseUnit.operationsPerSecond(result.unit());
        if (seconds.isPresent()) {
            sample("keywave_benchmark_operation_seconds", labels, mean(result) * seconds.getAsDouble());
            sample("keywave_benchmark_operation_error_seconds", labels, error(result) * seconds.getAsDouble());
        } else if (perSecond.isPresent()) {
            sample("keywave_benchmark_operations_per_second", labels, mean(result) * perSecond.getAsDouble());
            sample("keywave_benchmark_operations_per_second_error", labels, error(result) * perSecond.getAsDouble());
        } else {
            skipped.add(result.title() + " in " + result.unit());
            return;
        }
        sample("keywave_benchmark_allocated_bytes", labels, result.allocatedBytes());
        sample("keywave_benchmark_forks", labels, result.forks().size());
    }

    /** What is not known is left out; of one benchmark that is there twice the last one counts. */
    private void sample(String name, String labels, double value) {
        Family family = families.get(name);
        if (family != null && Double.isFinite(value)) {
            family.samples().put(labels, new BigDecimal(value).round(DIGITS).doubleValue());
        }
    }

    private static String labels(JmhResult result) {
        Map<String, String> labels = new TreeMap<>();
        result.params().forEach((name, value) -> labels.put(labelName(name), value));
        String title = result.title();
        labels.put("benchmark", title.contains(" ") ? title.substring(0, title.indexOf(' ')) : title);
        labels.put("mode", result.mode().label());
        labels.put("jvm", result.jvm().version());
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escape(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
    }

    private static String labelName(String param) {
        String name = param.replaceAll("[^a-zA-Z0-9_]", "_");
        return OWN_LABELS.contains(name) || !name.matches("[a-zA-Z].*") ? "param_" + name : name;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static double[] scores(JmhResult result) {
        return result.forks().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double mean(JmhResult result) {
        return Arrays.stream(scores(result)).average().orElse(Double.NaN);
    }

    private static double error(JmhResult result) {
        double[] scores = scores(result);
        if (scores.length < 2) {
            return Double.NaN;
        }
        double mean = mean(result);
        double squares = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        double error = Math.sqrt(squares / (scores.length - 1) / scores.length);
        return error * new TDistribution(scores.length - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }
}
