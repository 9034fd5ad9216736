package dev.keywave.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Results as JMH writes them, of benchmarks that never ran. */
final class JmhTexts {

    private JmhTexts() {}

    /** A file with those entries. */
    static String file(String... entries) {
        return "[" + String.join(",", entries) + "]";
    }

    /** An entry in average time, microseconds, with one parameter. */
    static String entry(String benchmark, String algorithm, List<double[]> forks) {
        return entry(benchmark, "{\"algorithm\":\"" + algorithm + "\"}", "avgt", "us/op", forks, null);
    }

    static String entry(
            String benchmark, String params, String mode, String unit, List<double[]> forks, @Nullable String cpu) {
        String raw = forks.stream().map(Arrays::toString).collect(Collectors.joining(","));
        return """
                {"jmhVersion":"1.37","benchmark":"%s","mode":"%s","threads":1,"forks":%d,"jvmArgs":[],
                 "jdkVersion":"17.0.15","vmName":"OpenJDK","vmVersion":"17.0.15+6","params":%s,%s
                 "primaryMetric":{"score":1.0,"scoreError":0.1,"scoreUnit":"%s","rawData":[%s]},"secondaryMetrics":{}}""".formatted(
                benchmark,
                mode,
                forks.size(),
                params,
                cpu == null ? "" : "\"keywave\":{\"cpu\":\"" + cpu + "\",\"processors\":2,\"os\":\"Linux amd64\"},",
                unit,
                raw);
    }

    /** So many forks around a score, a hundredth apart. */
    static List<double[]> around(double score, int forks) {
        return IntStream.range(0, forks)
                .mapToObj(i -> new double[] {score * (1 + 0.003 * (i % 3)), score * (1 + 0.004 * (i % 2)), score})
                .toList();
    }
}
