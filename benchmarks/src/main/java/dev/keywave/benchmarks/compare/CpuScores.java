package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Results whose scores are what {@link CpuTimeProfiler} measured. The unit says so: they compare with their like only. */
final class CpuScores {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNIT = "CPU us/op";

    private CpuScores() {}

    /**
     * JMH's JSON with the one metric in place of the other.
     *
     * @throws InputException when processor time was not measured
     */
    static String of(String jmhJson) {
        JsonNode root = JSON.readTree(jmhJson);
        for (JsonNode node : root) {
            JsonNode cpu = node.path("secondaryMetrics").path(CpuTimeProfiler.METRIC);
            if (!(node instanceof ObjectNode result) || !(cpu instanceof ObjectNode metric)) {
                throw new InputException(
                        "the processor time of threads cannot be read on this machine; use --wall-clock");
            }
            metric.put("scoreUnit", UNIT);
            result.put("mode", JmhMode.AVERAGE_TIME.label());
            result.set("primaryMetric", metric);
            result.putObject("secondaryMetrics");
        }
        return JSON.writeValueAsString(root);
    }
}
