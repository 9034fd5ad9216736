package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JMH's results of single forks put together into one file of the same format: raw data of fork after fork, the score
 * and its error anew. A member {@value #OURS}, which readers of JMH's format do not ask for, says where it was measured
 * and in which session.
 */
public final class MergedResults {

    static final String OURS = "keywave";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double SCORE_CONFIDENCE = 0.999;

    private final Machine machine;
    private final @Nullable String session;
    private final Map<String, ObjectNode> byBenchmark = new LinkedHashMap<>();

    /**
     * Nothing yet.
     *
     * @param session names an interleaved run; null otherwise
     */
    public MergedResults(Machine machine, @Nullable String session) {
        this.machine = machine;
        this.session = session;
    }

    /**
     * One more fork, or several.
     *
     * @param jmhJson what JMH wrote
     * @throws InputException when that is not of its format
     */
    public void add(String jmhJson) {
        JsonNode root;
        try {
            root = JSON.readTree(jmhJson);
        } catch (JacksonException e) {
            throw new InputException("JMH's result cannot be read: " + e.getOriginalMessage(), e);
        }
        for (JsonNode node : root) {
            if (!(node instanceof ObjectNode result)) {
                throw new InputException("JMH's result cannot be read: expected an object for each benchmark");
            }
            String key = result.path("benchmark").asString("") + result.path("params") + result.path("mode");
            ObjectNode merged = byBenchmark.get(key);
            if (merged == null) {
                mark(result);
                byBenchmark.put(key, result);
            } else {
                append(merged, result);
            }
        }
    }

    /** Whether there is anything in it. */
    public boolean isEmpty() {
        return byBenchmark.isEmpty();
    }

    /** JMH's format, with a line feed at the end. */
    public String json() {
        ArrayNode all = JSON.createArrayNode();
        byBenchmark.values().forEach(all::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    /** The same, read. */
    List<JmhResult> results(String name) {
        return JmhFile.parse(name, json());
    }

    private void mark(ObjectNode result) {
        ObjectNode ours = result.putObject(OURS)
                .put("cpu", machine.cpu())
                .put("processors", machine.processors())
                .put("os", machine.os());
        if (session != null) {
            ours.put("session", session);
        }
    }

    private static void append(ObjectNode merged, ObjectNode result) {
        merged.put("forks", merged.path("forks").asInt(1) + result.path("forks").asInt(1));
        ObjectNode metric = (ObjectNode) merged.path("primaryMetric");
        JsonNode more = result.path("primaryMetric");
        boolean sampled = metric.path("rawDataHistogram").isArray();
        String raw = sampled ? "rawDataHistogram" : "rawData";
        if (metric.get(raw) instanceof ArrayNode forks) {
            more.path(raw).forEach(forks::add);
        }
        // of what cannot be merged, the first fork's would stand for all
        merged.putObject("secondaryMetrics");
        if (sampled) {
            metric.remove(List.of("scorePercentiles"));
            score(metric, sampledMeans(metric));
        } else {
            double[] scores = StreamSupport.stream(metric.path("rawData").spliterator(), false)
                    .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            score(metric, scores);
            percentiles(metric, scores);
        }
    }

    private static double[] sampledMeans(ObjectNode metric) {
        List<Double> means = new ArrayList<>();
        for (JsonNode fork : metric.path("rawDataHistogram")) {
            for (JsonNode iteration : fork) {
                means.add(JmhFile.mean(iteration));
            }
        }
        return means.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** As JMH has it: the mean, and Student's interval of 99.9% over all iterations. */
    private static void score(ObjectNode metric, double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(Double.NaN);
        double variance =
                Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum() / (scores.length - 1);
        double error =
                RatioEstimate.halfWidth(SCORE_CONFIDENCE, Math.sqrt(variance / scores.length), scores.length - 1.0);
        metric.put("score", mean);
        metric.put("scoreError", error);
        metric.putArray("scoreConfidence").add(mean - error).add(mean + error);
    }

    private static void percentiles(ObjectNode metric, double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        ObjectNode percentiles = metric.putObject("scorePercentiles");
        for (String name : List.of("0.0", "50.0", "90.0", "95.0", "99.0", "99.9", "100.0")) {
            double position = Double.parseDouble(name) / 100 * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            percentiles.put(name, sorted[below] + (position - below) * (sorted[above] - sorted[below]));
        }
    }
}
