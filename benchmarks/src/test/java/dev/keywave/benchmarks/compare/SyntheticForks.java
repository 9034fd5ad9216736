package dev.keywave.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Scores of a benchmark on a noisy machine that never ran: in turns, so that both sides see the same drift. */
final class SyntheticForks {

    private static final int ITERATIONS = 8;

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
     * @param drifts standard deviation of a step of its slow wandering
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
        boolean baselineFirst = baseline.size() % 2 == 0;
        double[] first = fork(baselineFirst ? 0 : slowdown);
        double[] second = fork(baselineFirst ? slowdown : 0);
        baseline.add(baselineFirst ? first : second);
        measured.add(baselineFirst ? second : first);
    }

    private double[] fork(double slower) {
        drift = 0.9 * drift + noise.drifts() * random.nextGaussian();
        double base = drift + noise.forks() * random.nextGaussian() + Math.log1p(slower);
        double[] iterations = new double[ITERATIONS];
        for (int i = 0; i < ITERATIONS; i++) {
            double burst = random.nextDouble() < noise.bursts() ? 0.5 * random.nextDouble() : 0;
            iterations[i] = Math.exp(base + burst + noise.iterations() * random.nextGaussian());
        }
        return iterations;
    }
}
