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
    private static final String LEGEND = "{{provider}} {{library}} {{algorithm}} {{benchmark}} {{jvm}}";

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
                        .wide("benchmark", 300)
                        .wide("jvm", 200)
                        .size(24, 12));
    }

    private static Row bars() {
        return Row.of(
                "Compared",
                Panel.bars(
                                "Time of one operation",
                                Unit.SECONDS,
                                "Shorter is better: verify is what a relying party pays for a login, sign what the farm pays.")
                        .query(LEGEND, of(OthersMetric.BENCHMARK_TIME).now().max(LABELS))
                        .size(12, 12),
                Panel.bars("Allocated by one operation", Unit.BYTES, "Shorter is better.")
                        .query(
                                LEGEND,
                                of(OthersMetric.BENCHMARK_ALLOCATED).now().max(LABELS))
                        .size(12, 12));
    }

    private static Row throughput() {
        return Row.folded(
                "Throughput",
                Panel.bars(
                                "Operations for a second",
                                Unit.PER_SECOND,
                                "Of benchmarks that measure throughput. Longer is better.")
                        .query(LEGEND, of(OthersMetric.BENCHMARK_RATE).now().max(LABELS))
                        .size(12, 10),
                Panel.bars(
                                "Half of the interval of operations for a second",
                                Unit.PER_SECOND,
                                "How far the mean may be off, at 99.9%.")
                        .query(
                                LEGEND,
                                of(OthersMetric.BENCHMARK_RATE_ERROR).now().max(LABELS))
                        .size(12, 10));
    }

    private static Row course() {
        return Row.of(
                "Over time",
                Panel.timeSeries(
                                "Time of one operation",
                                Unit.SECONDS,
                                "A step shows when a change or another JVM made a difference.")
                        .query(LEGEND, of(OthersMetric.BENCHMARK_TIME).now().max(LABELS))
                        .logarithmic()
                        .size(24, 10));
    }

    private static Expression last(OthersMetric metric) {
        return of(metric).last().max(LABELS);
    }

    private static Series of(OthersMetric metric) {
        return Series.of(metric, Scope.BENCHMARK);
    }
}
