package dev.keywave.benchmarks.cli;

import dev.keywave.benchmarks.subject.Lookup;
import dev.keywave.benchmarks.subject.Subjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Cuts a run into parts, so that JMH, which multiplies all parameters, does not start a JVM for each algorithm that a
 * provider lacks.
 */
final class OfferedRuns {

    private static final String ALGORITHM = "algorithm";
    private static final String PROVIDER = "provider";

    private final Options asked;
    private final Subjects subjects;
    private final List<String> brought;
    private final List<Options> parts = new ArrayList<>();
    private final List<String> notOffered = new ArrayList<>();

    /**
     * Cuts.
     *
     * @param brought names of subjects that a user brought, which run unless others are asked for
     */
    OfferedRuns(
            Options asked, Collection<BenchmarkListEntry> benchmarks, Subjects subjects, Collection<String> brought) {
        this.asked = asked;
        this.subjects = subjects;
        this.brought = List.copyOf(brought);
        for (BenchmarkListEntry benchmark : benchmarks) {
            Map<String, String[]> parameters = Benchmarks.parameters(benchmark);
            if (parameters.containsKey(ALGORITHM) && parameters.containsKey(PROVIDER)) {
                cut(benchmark, parameters);
            } else {
                parts.add(new OptionsBuilder()
                        .parent(asked)
                        .include(exactly(benchmark))
                        .build());
            }
        }
    }

    /** What to run, one after the other. */
    List<Options> parts() {
        return parts;
    }

    /** What is not run, and why, a line for each. */
    List<String> notOffered() {
        return notOffered.stream().distinct().toList();
    }

    private void cut(BenchmarkListEntry benchmark, Map<String, String[]> parameters) {
        for (String algorithm : values(ALGORITHM, parameters)) {
            List<String> providers = new ArrayList<>(values(PROVIDER, parameters));
            if (!asked.getParameter(PROVIDER).hasValue()) {
                providers.addAll(brought);
            }
            providers.removeIf(provider -> !offers(provider, algorithm));
            if (!providers.isEmpty()) {
                parts.add(new OptionsBuilder()
                        .parent(asked)
                        .include(exactly(benchmark))
                        .param(ALGORITHM, algorithm)
                        .param(PROVIDER, providers.toArray(String[]::new))
                        .build());
            }
        }
    }

    private List<String> values(String name, Map<String, String[]> parameters) {
        return List.copyOf(asked.getParameter(name).orElse(List.of(parameters.getOrDefault(name, new String[0]))));
    }

    private boolean offers(String provider, String algorithm) {
        String label = Subjects.algorithm(algorithm).label();
        Lookup lookup = subjects.find(provider);
        if (lookup instanceof Lookup.Unavailable unavailable) {
            notOffered.add(provider + " does not work here: " + unavailable.why());
            return false;
        }
        boolean offered =
                ((Lookup.Found) lookup).subject().verifier().algorithms().contains(label);
        if (!offered) {
            notOffered.add(label + " by " + provider);
        }
        return offered;
    }

    private static String exactly(BenchmarkListEntry benchmark) {
        return '^' + Pattern.quote(benchmark.getUsername()) + '$';
    }
}
