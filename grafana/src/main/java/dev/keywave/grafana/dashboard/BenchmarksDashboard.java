package dev.keywave.grafana.dashboard;

import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.panel.Variable;
import dev.keywave.grafana.query.Expression;
import dev.keywave.grafana.query.OthersMetric;
import dev.keywave.grafana.query.Scope;
import dev.keywave.grafana.query.Series;
import java.util.List;

/** Results of the microbenchmarks, as {@code bench export} hands them over. */
final class BenchmarksDashboard {

    private static final String[] LABELS = {"benchmark", "algorithm", "provider", "library", "jvm"};
    private static final String LEGEND = "{{benchmark}} {{algorithm}} {{provider}} {{library}} {{jvm}}";

    private static final String NO_RESULTS =
            "No results of benchmarks: bench export writes them, and the job keywave-benchmarks reads them";

    private BenchmarksDashboard() {}

    static Dashboard dashboard() {
        String metrics = "keywave_benchmark_operation.*";
        return new Dashboard(
                "keywave-benchmarks",
                "Keywave: Crypto benchmarks",
                "What signing and verifying cost by algorithm and provider, from bench export.",
                List.of(Variable.any("benchmark", "Benchmark", metrics), Variable.any("jvm", "JVM", metrics)),
                List.of(),
                List.of(figures(), bars(), course(), throughput()));
    }

    private static Row figures() {
        return Row.of(
                "Results",
                Panel.table(
                                "Time of one operation",
                                "Mean, half of its 99.9% interval over all iterations, what an operation allocates, and the forks"
                                        + " behind it. Figures of one fork are not to be quoted.")
                        .column("time", Unit.SECONDS, last(OthersMetric.BENCHMARK_TIME))
                        .column("\u00b1", Unit.SECONDS, last(OthersMetric.BENCHMARK_TIME_ERROR))
                        .column("allocated", Unit.BYTES, last(OthersMetric.BENCHMARK_ALLOCATED))
                        .column("forks", Unit.COUNT, last(OthersMetric.BENCHMARK_FORKS))
                        .wide("benchmark", 380)
                        .wide("jvm", 240)
                        .first("time")
                        .empty(NO_RESULTS)
                        .size(24, 12));
    }

    private static Row bars() {
        return Row.of(
                        "Compared",
                        Panel.bars(
                                        "Time of one operation",
                                        Unit.SECONDS,
                                        "The twenty longest of those chosen at the top. Shorter is better: verify is what a relying party pays for"
                                                + " a login, sign what the farm pays.")
                                .query(LEGEND, longest(OthersMetric.BENCHMARK_TIME))
                                .size(12, 24),
                        Panel.bars(
                                        "Allocated by one operation",
                                        Unit.BYTES,
                                        "The twenty most of those chosen at the top. Shorter is better.")
                                .query(LEGEND, longest(OthersMetric.BENCHMARK_ALLOCATED))
                                .size(12, 24))
                .without("no results");
    }

    private static Row throughput() {
        return Row.folded(
                "Throughput",
                Panel.table(
                                "Operations for a second",
                                "Of benchmarks that measure throughput: mean, and half of its 99.9% interval. More is better.")
                        .column("operations", Unit.PER_SECOND, last(OthersMetric.BENCHMARK_RATE))
                        .column("\u00b1", Unit.PER_SECOND, last(OthersMetric.BENCHMARK_RATE_ERROR))
                        .wide("benchmark", 380)
                        .wide("jvm", 240)
                        .first("operations")
                        .empty("No benchmark measured throughput (bench run with -bm thrpt)")
                        .size(24, 10));
    }

    private static Row course() {
        return Row.of(
                "Over time",
                Panel.timeSeries(
                                "Time of one operation",
                                Unit.SECONDS,
                                "Of the five longest of those chosen at the top: choose a benchmark to see its own. A step shows when a"
                                        + " change or another JVM made a difference.")
                        .mostAlone(
                                LEGEND,
                                of(OthersMetric.BENCHMARK_TIME).now().max(LABELS),
                                of(OthersMetric.BENCHMARK_TIME).atTheEnd(),
                                LABELS)
                        .logarithmic()
                        .empty(NO_RESULTS)
                        .size(24, 10));
    }

    private static Expression longest(OthersMetric metric) {
        return of(metric).now().max(LABELS).top(20);
    }

    private static Expression last(OthersMetric metric) {
        return of(metric).last().max(LABELS);
    }

    private static Series of(OthersMetric metric) {
        return Series.of(metric, Scope.BENCHMARK);
    }
}
