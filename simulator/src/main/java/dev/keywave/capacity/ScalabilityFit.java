package dev.keywave.capacity;

import java.util.List;
import java.util.Optional;

/**
 * The Universal Scalability Law (Gunther, Guerrilla Capacity Planning, 2007) fitted to the trials: with N ceremonies in
 * flight the throughput is {@code X(N) = gamma N / (1 + alpha (N - 1) + beta N (N - 1))}. N is the mean by Little's law. It
 * may explain why a relying party ends where it does; no figure of the search comes from it.
 *
 * @param gammaPerS throughput of one at a time
 * @param alpha contention: the share that has to wait for something of which there is one
 * @param beta coherency: what it costs that each waits for each
 * @param r2 share of the throughput's variance that the fit explains
 * @param points trials that it is fitted to
 */
public record ScalabilityFit(double gammaPerS, double alpha, double beta, double r2, int points) {

    private static final int LEAST_POINTS = 5;

    /** Of all valid trials in which something was accepted; none when there are too few, or nothing sensible fits. */
    static Optional<ScalabilityFit> of(List<Trial> trials) {
        List<double[]> points = trials.stream()
                .filter(trial -> trial.valid() && trial.achievedPerS() > 0 && trial.concurrency() > 0)
                .map(trial -> new double[] {trial.concurrency(), trial.achievedPerS()})
                .toList();
        if (points.size() < LEAST_POINTS) {
            return Optional.empty();
        }
        // N/X = a + b (N - 1) + c N (N - 1), with a = 1/gamma; errors of X count relative to X
        double[][] normal = new double[3][4];
        for (double[] point : points) {
            double n = point[0];
            double x = point[1];
            double weight = x / n;
            double[] row = {weight, weight * (n - 1), weight * n * (n - 1), 1};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 4; j++) {
                    normal[i][j] += row[i] * row[j];
                }
            }
        }
        return solve(normal)
                .map(abc -> new double[] {1 / abc[0], Math.max(0, abc[1] / abc[0]), Math.max(0, abc[2] / abc[0])})
                .filter(fit -> fit[0] > 0 && Double.isFinite(fit[0]) && Double.isFinite(fit[1] + fit[2]))
                .map(fit -> new ScalabilityFit(fit[0], fit[1], fit[2], 0, points.size()))
                .map(fit -> new ScalabilityFit(fit.gammaPerS, fit.alpha, fit.beta, fit.explains(points), fit.points));
    }

    /** Throughput with so many in flight. */
    double perS(double n) {
        return gammaPerS * n / (1 + alpha * (n - 1) + beta * n * (n - 1));
    }

    /** The highest throughput that it foresees; infinite when nothing holds it back. */
    double highestPerS() {
        if (beta > 0 && alpha < 1) {
            return perS(Math.max(1, Math.sqrt((1 - alpha) / beta)));
        }
        return alpha > 0 ? gammaPerS / alpha : Double.POSITIVE_INFINITY;
    }

    private double explains(List<double[]> points) {
        double mean = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
        double rest = 0;
        double all = 0;
        for (double[] point : points) {
            rest += Math.pow(point[1] - perS(point[0]), 2);
            all += Math.pow(point[1] - mean, 2);
        }
        return all == 0 ? 0 : 1 - rest / all;
    }

    /** Gauss's elimination with the largest pivot. */
    private static Optional<double[]> solve(double[][] rows) {
        for (int column = 0; column < 3; column++) {
            int pivot = column;
            for (int i = column + 1; i < 3; i++) {
                pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
            }
            double[] swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            if (Math.abs(rows[column][column]) < 1e-300) {
                return Optional.empty();
            }
            for (int i = 0; i < 3; i++) {
                double factor = i == column ? 0 : rows[i][column] / rows[column][column];
                for (int j = column; j < 4; j++) {
                    rows[i][j] -= factor * rows[column][j];
                }
            }
        }
        return Optional.of(new double[] {rows[0][3] / rows[0][0], rows[1][3] / rows[1][1], rows[2][3] / rows[2][2]});
    }
}
