package dev.keywave.benchmarks.compare;

import java.util.Random;

/**
 * Who goes first in each pair of forks: baseline, new, new, baseline or the other way round, drawn anew for each two pairs,
 * so that neither a steady drift nor a rhythm of the machine favours one side.
 */
final class ForkOrder {

    private final Random random;
    private int pairs;
    private boolean baselineFirst;

    ForkOrder(long seed) {
        random = new Random(seed);
    }

    /** For the next pair. */
    boolean baselineFirst() {
        baselineFirst = pairs++ % 2 == 0 ? random.nextBoolean() : !baselineFirst;
        return baselineFirst;
    }
}
