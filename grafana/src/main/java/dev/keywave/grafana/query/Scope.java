package dev.keywave.grafana.query;

import java.util.Set;

/** Which series a dashboard's variables leave: a matcher for each of its labels that a metric has. */
public enum Scope {
    /** The chosen runs, ranks and ceremonies. */
    RUN(Set.of("run", "rank", "ceremony")),
    /** The chosen relying parties. */
    RELYING_PARTY(Set.of("instance", "ceremony")),
    /** The chosen runs and waves. */
    ROLLOUT(Set.of("run", "wave")),
    /** The chosen benchmarks. */
    BENCHMARK(Set.of("benchmark", "jvm")),
    /** Everything, in rules. */
    ALL(Set.of());

    private final Set<String> variables;

    Scope(Set<String> variables) {
        this.variables = variables;
    }

    /** Names of the variables, which are the labels' names. */
    public Set<String> variables() {
        return variables;
    }
}
