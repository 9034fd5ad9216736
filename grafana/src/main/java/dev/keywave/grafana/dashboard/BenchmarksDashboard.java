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

    private static final String NO_THROUGHPUT = "No benchmark measured throughput (bench run with -bm thrpt)";
    private static final String NO_TIME = "No benchmark measured time (bench run with -bm avgt)";

    private BenchmarksDashboard() {}

    static Dashboard dashboard() {
        String metrics = "keywave_benchmark_operation.*";
        return new Dashboard(
                "keywave-benchmarks",
                "Keywave: Crypto benchmarks",
                "What signing and verifying cost by algorithm and provider, from bench export.",
                List.of(Variable.any("benchmark", "Benchmark", metrics), Variable.any("jvm", "JVM", metrics)),
                List.of(),
                List.of(figures(), bars(), course()));
    }

    private static Row figures() {
        return Row.of(
                "Results",
                Panel.table(
                                "Time of one operation, or operations for a second",
                                "Mean, half of its 99.9% interval over all iterations, what an operation allocates, and the forks"
                                        + " behind it. A benchmark measures time or throughput. Figures of one fork are not to be quoted.")
                        .column("time", Unit.SECONDS, last(OthersMetric.BENCHMARK_TIME))
                        .column("time \u00b1", Unit.SECONDS, last(OthersMetric.BENCHMARK_TIME_ERROR))
                        .column("operations", Unit.PER_SECOND, last(OthersMetric.BENCHMARK_RATE))
                        .column("operations \u00b1", Unit.PER_SECOND, last(OthersMetric.BENCHMARK_RATE_ERROR))
                        .column("allocated", Unit.BYTES, last(OthersMetric.BENCHMARK_ALLOCATED))
                        .column("forks", Unit.COUNT, last(OthersMetric.BENCHMARK_FORKS))
                        .wide("benchmark", 340)
                        .wide("jvm", 210)
                        .inOrderOf("benchmark")
                        .empty(NO_RESULTS)
                        .size(24, 16));
    }

    private static Row bars() {
        return Row.of(
                "Compared",
                Panel.bars(
                                "Operations for a second",
                                Unit.PER_SECOND,
                                "The twenty most of those chosen at the top that measure throughput. Longer is better: verify is what a"
                                        + " relying party pays for a login, sign what the farm pays.")
                        .query(LEGEND, most(OthersMetric.BENCHMARK_RATE))
                        .empty(NO_THROUGHPUT)
                        .size(12, 24),
                Panel.bars(
                                "Time of one operation",
                                Unit.SECONDS,
                                "The twenty longest of those chosen at the top that measure time. Shorter is better.")
                        .query(LEGEND, most(OthersMetric.BENCHMARK_TIME))
                        .empty(NO_TIME)
                        .size(12, 24),
                Panel.bars(
                                "Allocated by one operation",
                                Unit.BYTES,
                                "The twenty most of those chosen at the top. Shorter is better.")
                        .query(LEGEND, most(OthersMetric.BENCHMARK_ALLOCATED))
                        .empty("no results")
                        .size(24, 12));
    }

    private static Row course() {
        return Row.of(
                "Over time",
                course(
                        "Operations for a second",
                        Unit.PER_SECOND,
                        "Of the five most of those chosen at the top: choose a benchmark to see its own. A step shows when a change or"
                                + " another JVM made a difference.",
                        OthersMetric.BENCHMARK_RATE,
                        NO_THROUGHPUT),
                course(
                        "Time of one operation",
                        Unit.SECONDS,
                        "Of the five longest of those chosen at the top, likewise.",
                        OthersMetric.BENCHMARK_TIME,
                        NO_TIME));
    }

    private static Panel course(String title, Unit unit, String description, OthersMetric metric, String empty) {
        return Panel.timeSeries(title, unit, description)
                .mostAlone(LEGEND, of(metric).now().max(LABELS), of(metric).atTheEnd(), LABELS)
                .logarithmic()
                .empty(empty)
                .size(12, 12);
    }

    private static Expression most(OthersMetric metric) {
        return of(metric).now().max(LABELS).top(20);
    }

    private static Expression last(OthersMetric metric) {
        return of(metric).last().max(LABELS);
    }

    private static Series of(OthersMetric metric) {
        return Series.of(metric, Scope.BENCHMARK);
    }
}
