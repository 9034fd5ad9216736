package dev.keywave.benchmarks.compare;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark of JMH's results.
 *
 * @param benchmark class and method
 * @param params its parameters
 * @param mode what the scores count
 * @param unit of the scores, for example {@code us/op}
 * @param threads that ran it
 * @param forks the scores: of each fork one for each iteration, in the order measured
 * @param allocatedBytes for each operation, where {@code -prof gc} measured them, else NaN
 * @param jvm what ran it
 * @param machine where, when the file says it: JMH itself does not
 * @param session the interleaved run that it is from, else null
 */
public record JmhResult(
        String benchmark,
        SortedMap<String, String> params,
        JmhMode mode,
        String unit,
        int threads,
        List<double[]> forks,
        double allocatedBytes,
        Jvm jvm,
        @Nullable Machine machine,
        @Nullable String session) {

    /**
     * A Java virtual machine.
     *
     * @param version of the JDK and of the VM
     * @param arguments what its command line said
     */
    public record Jvm(String name, String version, List<String> arguments) {}

    /** The benchmark with its parameters: {@code VerifyBenchmark.verify algorithm=ES256}, the package left out. */
    public String title() {
        String[] parts = benchmark.split("\\.", -1);
        int from = Math.max(0, parts.length - 2);
        String name = String.join(".", List.of(parts).subList(from, parts.length));
        return params.isEmpty() ? name : name + " " + paramsInWords();
    }

    /** {@code algorithm=ES256 provider=accp}. */
    String paramsInWords() {
        return params.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
