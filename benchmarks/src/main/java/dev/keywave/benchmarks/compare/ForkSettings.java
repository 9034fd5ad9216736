package dev.keywave.benchmarks.compare;

/**
 * What a fork does.
 *
 * @param warmUps iterations that do not count
 * @param warmUpNs how long each
 * @param iterations that count
 * @param iterationNs how long each
 * @param threads how many measure at once; 0 leaves it to the benchmark
 */
record ForkSettings(int warmUps, long warmUpNs, int iterations, long iterationNs, int threads) {

    /** What a JVM needs besides; a guess until the first fork is through. */
    private static final double STARTING_S = 1.1;

    /** How long a pair of forks takes, about, that start at the same time and then take turns. */
    double secondsOfPair() {
        return STARTING_S + 2 * (warmUps * (double) warmUpNs + iterations * (double) iterationNs) / 1e9;
    }
}
