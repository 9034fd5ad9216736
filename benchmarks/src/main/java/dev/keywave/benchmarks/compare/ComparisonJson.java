package dev.keywave.benchmarks.compare;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison for machines; what is not known, as the interval of a single fork, is {@code null}. */
final class ComparisonJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ComparisonJson() {}

    /** The file's text, indented, with a line feed at the end. */
    static String text(Comparison comparison) {
        ObjectNode root = JSON.createObjectNode();
        root.put("headline", comparison.headline());
        root.put("regressed", comparison.regressed());
        root.put("baseline", comparison.baselineName());
        root.put("new", comparison.newName());
        root.put("threshold", comparison.rule().threshold());
        root.put("rule", comparison.ruleInWords());
        ArrayNode benchmarks = root.putArray("benchmarks");
        comparison.benchmarks().forEach(each -> benchmark(benchmarks.addObject(), each));
        ArrayNode notes = root.putArray("notes");
        comparison.notes().forEach(notes::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void benchmark(ObjectNode node, ComparedBenchmark each) {
        node.put("benchmark", each.baseline().benchmark());
        each.baseline().params().forEach(node.putObject("params")::put);
        node.put("mode", each.baseline().mode().label());
        node.put("unit", each.baseline().unit());
        node.put("baseline_score", each.baselineScore());
        node.put("new_score", each.newScore());
        node.put("ratio", each.ratio());
        interval(node, "interval_95", each.interval(VerdictRule.SAME_CONFIDENCE));
        interval(node, "interval_99_9", each.interval(VerdictRule.CHANGE_CONFIDENCE));
        node.put("time_ratio", Math.exp(each.estimate().logRatio()));
        node.put("verdict", each.verdict().label());
        node.put("paired", each.estimate().paired());
        node.put("baseline_forks", each.baseline().forks().size());
        node.put("new_forks", each.measured().forks().size());
        if (each.verdict() == Verdict.UNDECIDED) {
            node.put("forks_needed", each.forksNeeded());
        }
    }

    private static void interval(ObjectNode node, String key, Interval interval) {
        ArrayNode ends = node.putArray(key);
        for (double end : new double[] {interval.low(), interval.high()}) {
            if (Double.isFinite(end) && end > 0) {
                ends.add(end);
            } else {
                ends.addNull();
            }
        }
    }
}
