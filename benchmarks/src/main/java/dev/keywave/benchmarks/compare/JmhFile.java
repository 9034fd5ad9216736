package dev.keywave.benchmarks.compare;

import dev.keywave.benchmarks.compare.JmhResult.Jvm;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what JMH writes with {@code -rf json} (https://github.com/openjdk/jmh, {@code JSONResultFormat}): an array with
 * an object for each benchmark, whose {@code primaryMetric.rawData} holds an array for each fork.
 */
public final class JmhFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String file;

    private JmhFile(String file) {
        this.file = file;
    }

    /**
     * All benchmarks of a file, in its order.
     *
     * @throws InputException when it is not there or not of this format
     */
    public static List<JmhResult> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file; write results with -rf json -rff " + file, e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * All benchmarks of a text.
     *
     * @param name what errors call it
     */
    static List<JmhResult> parse(String name, String text) {
        JmhFile reading = new JmhFile(name);
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InputException(
                    name + ":" + e.getLocation().getLineNr() + ": is no JSON (" + e.getOriginalMessage()
                            + "); write results with JMH's -rf json",
                    e);
        }
        if (!root.isArray() || root.isEmpty()) {
            throw reading.error(
                    root.isArray() ? "has no benchmarks in it" : "is JSON, but not JMH's, which is an array");
        }
        List<JmhResult> results = new ArrayList<>();
        for (JsonNode node : root) {
            results.add(reading.result(node));
        }
        return results;
    }

    private JmhResult result(JsonNode node) {
        String benchmark = node.path("benchmark").asString("");
        JsonNode metric = node.path("primaryMetric");
        if (benchmark.isEmpty() || !metric.isObject()) {
            throw error("entry without \"benchmark\" or \"primaryMetric\": this is not JMH's format");
        }
        String label = node.path("mode").asString("");
        JmhMode mode = JmhMode.byLabel(label);
        if (mode == null) {
            throw error(benchmark + " is of mode \"" + label + "\"; expected thrpt, avgt, sample or ss");
        }
        SortedMap<String, String> params = new TreeMap<>();
        node.path("params")
                .properties()
                .forEach(entry -> params.put(entry.getKey(), entry.getValue().asString()));
        return new JmhResult(
                benchmark,
                params,
                mode,
                metric.path("scoreUnit").asString(""),
                node.path("threads").asInt(1),
                forks(benchmark, metric),
                allocatedBytes(node.path("secondaryMetrics")),
                jvm(node),
                machine(node.path(MergedResults.OURS)),
                node.path(MergedResults.OURS).path("session").asString(null));
    }

    private List<double[]> forks(String benchmark, JsonNode metric) {
        boolean sampled = metric.path("rawDataHistogram").isArray();
        JsonNode raw = metric.path(sampled ? "rawDataHistogram" : "rawData");
        List<double[]> forks = new ArrayList<>();
        for (JsonNode fork : raw) {
            double[] iterations = new double[fork.size()];
            for (int i = 0; i < iterations.length; i++) {
                iterations[i] = sampled ? mean(fork.get(i)) : fork.get(i).asDouble(Double.NaN);
                if (!(iterations[i] > 0) || Double.isInfinite(iterations[i])) {
                    throw error(benchmark + " has a score of " + iterations[i] + "; expected one above zero");
                }
            }
            if (iterations.length > 0) {
                forks.add(iterations);
            }
        }
        if (forks.isEmpty()) {
            throw error(benchmark + " has no raw data; a comparison needs the score of each fork and iteration");
        }
        return forks;
    }

    /** Of pairs: a value and how often it was seen. */
    static double mean(JsonNode histogram) {
        double sum = 0;
        double count = 0;
        for (JsonNode bucket : histogram) {
            double times = bucket.path(1).asDouble(0);
            sum += bucket.path(0).asDouble(0) * times;
            count += times;
        }
        return sum / count;
    }

    private static double allocatedBytes(JsonNode secondary) {
        for (Map.Entry<String, JsonNode> metric : secondary.properties()) {
            // older releases of JMH put a dot in front
            if (metric.getKey().endsWith("gc.alloc.rate.norm")) {
                return metric.getValue().path("score").asDouble(Double.NaN);
            }
        }
        return Double.NaN;
    }

    private static Jvm jvm(JsonNode node) {
        List<String> arguments = new ArrayList<>();
        node.path("jvmArgs").forEach(argument -> arguments.add(argument.asString()));
        return new Jvm(
                node.path("vmName").asString("unknown VM"),
                node.path("vmVersion").asString(node.path("jdkVersion").asString("unknown version")),
                arguments);
    }

    private static @Nullable Machine machine(JsonNode ours) {
        return ours.path("cpu").isString()
                ? new Machine(
                        ours.path("cpu").asString(),
                        ours.path("processors").asInt(0),
                        ours.path("os").asString(""))
                : null;
    }

    private InputException error(String message) {
        return new InputException(file + ": " + message);
    }
}
