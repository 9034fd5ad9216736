package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One figure over repeated seeds. */
final class Seeds {

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private Seeds() {}

    /** The band of a figure. */
    static <T> Band band(List<T> outlooks, ToDoubleFunction<T> figure) {
        double[] sorted = outlooks.stream().mapToDouble(figure).sorted().toArray();
        return new Band(quantile(sorted, LOW), quantile(sorted, 0.5), quantile(sorted, HIGH));
    }

    /** The one whose figure is in the middle. */
    static <T> T middle(List<T> outlooks, ToDoubleFunction<T> figure) {
        List<T> sorted =
                outlooks.stream().sorted(Comparator.comparingDouble(figure)).toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** By the nearest rank, as {@code forecast.Bands} has them. */
    private static double quantile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length - 1e-9);
        return sorted[Math.max(1, rank) - 1];
    }
}
