package dev.keywave.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Scores of a benchmark on a noisy machine that never ran: iterations in turns, so that both sides see the same drift. */
final class SyntheticForks {

    private static final int ITERATIONS = 24;
    /** How much of its wandering a machine keeps from one iteration to the next. */
    private static final double KEPT = 0.97;

    final List<double[]> baseline = new ArrayList<>();
    final List<double[]> measured = new ArrayList<>();

    private final Noise noise;
    private final double slowdown;
    private final Random random;
    private double drift;

    /**
     * What the machine does.
     *
     * @param forks standard deviation between forks, as a share
     * @param iterations standard deviation within a fork
     * @param drifts standard deviation of its slow wandering
     * @param bursts share of the iterations that a neighbour disturbs, by up to a half
     */
    record Noise(double forks, double iterations, double drifts, double bursts) {}

    SyntheticForks(Noise noise, double slowdown, long seed) {
        this.noise = noise;
        this.slowdown = slowdown;
        this.random = new Random(seed);
    }

    /** One more fork on each side. */
    void pair() {
        double ofBaseline = noise.forks() * random.nextGaussian();
        double ofNew = noise.forks() * random.nextGaussian() + Math.log1p(slowdown);
        double[] before = new double[ITERATIONS];
        double[] after = new double[ITERATIONS];
        for (int i = 0; i < ITERATIONS; i++) {
            before[i] = iteration(ofBaseline);
            after[i] = iteration(ofNew);
        }
        baseline.add(before);
        measured.add(after);
    }

    private double iteration(double base) {
        drift = KEPT * drift + Math.sqrt(1 - KEPT * KEPT) * noise.drifts() * random.nextGaussian();
        double burst = random.nextDouble() < noise.bursts() ? 0.5 * random.nextDouble() : 0;
        return Math.exp(base + drift + burst + noise.iterations() * random.nextGaussian());
    }
}
