package dev.keywave.capacity;

import dev.keywave.capacity.Chart.Mark;
import dev.keywave.capacity.Chart.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The pictures of a search. */
final class CapacityCharts {

    private final Findings findings;
    private final List<Trial> trials;

    CapacityCharts(Findings findings) {
        this.findings = findings;
        this.trials = findings.result().trials();
    }

    /** The rate of each trial in turn, and what came of it. */
    String trialsInTurn() {
        double highest = trials.stream().mapToDouble(Trial::ratePerS).max().orElse(1);
        double lowest = trials.stream().mapToDouble(Trial::ratePerS).min().orElse(1);
        Chart chart = new Chart(
                Scale.upTo("trial", trials.size()), Scale.decades("rate, starts per second", lowest, highest));
        if (findings.result().capacityPerS() > 0) {
            double capacity = findings.result().capacityPerS();
            chart.line("--grey", true, List.of(new double[] {0, capacity}, new double[] {trials.size(), capacity}));
        }
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            chart.mark(mark(trial), colour(trial), i + 1, trial.ratePerS(), inWords(i + 1, trial));
        }
        return chart.svg("The rate of each trial in turn");
    }

    /** Response time over the offered rate. */
    String latencyOverThroughput() {
        double highest = trials.stream().mapToDouble(Trial::ratePerS).max().orElse(1);
        double slowest =
                trials.stream().mapToDouble(t -> t.responseTimeMs().p99()).max().orElse(1);
        double fastest =
                trials.stream().mapToDouble(t -> t.responseTimeMs().p50()).min().orElse(1);
        Chart chart = new Chart(
                Scale.upTo("rate, starts per second", highest), Scale.decades("response time, ms", fastest, slowest));
        findings.knee().ifPresent(knee -> chart.upright("--purple", knee.ratePerS(), "knee"));
        if (findings.result().capacityPerS() > 0) {
            chart.upright("--grey", findings.result().capacityPerS(), "capacity");
        }
        chart.line("--blue", false, median(t -> t.responseTimeMs().p50()));
        chart.line("--amber", true, median(t -> t.responseTimeMs().p99()));
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            String words = inWords(i + 1, trial);
            chart.mark(
                    mark(trial),
                    "--blue",
                    trial.ratePerS(),
                    trial.responseTimeMs().p50(),
                    words);
            chart.mark(
                    mark(trial),
                    "--amber",
                    trial.ratePerS(),
                    trial.responseTimeMs().p99(),
                    words);
        }
        return chart.svg("Response time over the rate of starts");
    }

    /** Throughput over ceremonies in flight, with the Universal Scalability Law; empty when there is no fit. */
    String scalability() {
        return findings.scalability().map(this::scalability).orElse("");
    }

    private String scalability(ScalabilityFit fit) {
        List<Trial> valid = trials.stream().filter(Trial::valid).toList();
        double most = valid.stream().mapToDouble(Trial::concurrency).max().orElse(1);
        double least = valid.stream().mapToDouble(Trial::concurrency).min().orElse(0.1);
        double highest = valid.stream().mapToDouble(Trial::achievedPerS).max().orElse(1);
        Scale flight = Scale.decades("ceremonies in flight, mean", least, most);
        Chart chart = new Chart(flight, Scale.upTo("accepted per second", highest * 1.1));
        List<double[]> curve = new ArrayList<>();
        for (double n = flight.from(); n <= flight.to() * 1.001; n *= 1.05) {
            double perS = fit.perS(n);
            if (perS >= 0 && perS <= highest * 1.15) {
                curve.add(new double[] {n, perS});
            }
        }
        if (!curve.isEmpty()) {
            chart.line("--purple", true, curve);
        }
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            if (trial.valid()) {
                chart.mark(
                        mark(trial), colour(trial), trial.concurrency(), trial.achievedPerS(), inWords(i + 1, trial));
            }
        }
        return chart.svg("Accepted ceremonies per second over ceremonies in flight");
    }

    static Mark mark(Trial trial) {
        return !trial.valid() ? Mark.RING : trial.held() ? Mark.DOT : Mark.CROSS;
    }

    private static String colour(Trial trial) {
        return !trial.valid() ? "--grey" : trial.held() ? "--blue" : "--red";
    }

    private static String inWords(int number, Trial trial) {
        return "trial " + number + ", " + trial.step().label() + " at " + Figures.perS(trial.ratePerS()) + ": "
                + Failures.verdict(trial) + ", p50 "
                + Figures.ms(trial.responseTimeMs().p50()) + " ms, p99 "
                + Figures.ms(trial.responseTimeMs().p99()) + " ms";
    }

    /** For each rate the median over its trials. */
    private List<double[]> median(ToDoubleFunction<Trial> of) {
        TreeMap<Double, List<Double>> byRate = new TreeMap<>();
        trials.stream()
                .filter(Trial::valid)
                .forEach(trial -> byRate.computeIfAbsent(trial.ratePerS(), unseen -> new ArrayList<>())
                        .add(of.applyAsDouble(trial)));
        List<double[]> line = new ArrayList<>();
        byRate.forEach((rate, values) -> {
            values.sort(Comparator.naturalOrder());
            line.add(new double[] {rate, values.get((values.size() - 1) / 2)});
        });
        return line;
    }
}
