package dev.keywave.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the latency-throughput curve bends: from there on a little more load costs much more time. Found with Kneedle
 * (Satopaa, Albrecht, Irwin, Raghavan: Finding a "Kneedle" in a Haystack, 2011) with a sensitivity of 1: both axes are
 * stretched to 0 to 1, and the knee is where the curve lies furthest below the diagonal.
 *
 * @param ratePerS offered
 * @param responseMs median response time there, milliseconds
 */
public record Knee(double ratePerS, double responseMs) {

    private static final int LEAST_POINTS = 5;
    private static final double SENSITIVITY = 1;

    /** Of all valid trials; none when there are too few rates, or the curve does not bend. */
    static Optional<Knee> of(List<Trial> trials) {
        TreeMap<Double, List<Double>> byRate = new TreeMap<>();
        for (Trial trial : trials) {
            if (trial.valid()) {
                byRate.computeIfAbsent(trial.ratePerS(), unseen -> new ArrayList<>())
                        .add(trial.responseTimeMs().p50());
            }
        }
        List<Knee> curve = new ArrayList<>();
        byRate.forEach((rate, medians) -> {
            List<Double> sorted = medians.stream().sorted().toList();
            curve.add(new Knee(rate, sorted.get((sorted.size() - 1) / 2)));
        });
        return curve.size() < LEAST_POINTS ? Optional.empty() : bend(curve);
    }

    private static Optional<Knee> bend(List<Knee> curve) {
        double firstRate = curve.get(0).ratePerS;
        double rates = curve.get(curve.size() - 1).ratePerS - firstRate;
        double lowest = curve.stream().mapToDouble(Knee::responseMs).min().orElse(0);
        double times = curve.stream().mapToDouble(Knee::responseMs).max().orElse(0) - lowest;
        if (times <= 0) {
            return Optional.empty();
        }
        int best = -1;
        double furthest = 0;
        double last = 0;
        for (int i = 0; i < curve.size(); i++) {
            double below = (curve.get(i).ratePerS - firstRate) / rates - (curve.get(i).responseMs - lowest) / times;
            if (below > furthest) {
                furthest = below;
                best = i;
            }
            last = below;
        }
        double meanStep = 1.0 / (curve.size() - 1);
        boolean bends = best >= 0 && last < furthest - SENSITIVITY * meanStep;
        return bends ? Optional.of(curve.get(best)) : Optional.empty();
    }
}
