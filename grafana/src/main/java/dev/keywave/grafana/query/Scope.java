package dev.keywave.grafana.query;

import java.util.List;

/** Which series a dashboard's variables leave: a matcher for each of its labels that a metric has. */
public enum Scope {
    /** The chosen runs, ranks and ceremonies. */
    RUN("run,rank,ceremony"),
    /** The chosen relying parties. */
    RELYING_PARTY("instance,ceremony"),
    /** The chosen runs and waves. */
    ROLLOUT("run,wave"),
    /** The chosen benchmarks. */
    BENCHMARK("benchmark,jvm"),
    /** Everything, in rules. */
    ALL("");

    private final String variables;

    Scope(String variables) {
        this.variables = variables;
    }

    /** Names of the variables, which are the labels' names. */
    public List<String> variables() {
        return variables.isEmpty() ? List.of() : List.of(variables.split(","));
    }
}
