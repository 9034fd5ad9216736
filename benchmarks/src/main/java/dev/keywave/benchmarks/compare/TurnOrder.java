package dev.keywave.benchmarks.compare;

import java.util.Random;

/**
 * Who goes first in each turn: baseline, new, new, baseline or the other way round, drawn anew for each two turns, so that
 * neither a steady drift nor a rhythm of the machine favours one side.
 */
final class TurnOrder {

    private final Random random;
    private int turns;
    private boolean baselineFirst;

    TurnOrder(long seed) {
        random = new Random(seed);
    }

    /** In the next turn. */
    boolean baselineFirst() {
        baselineFirst = turns++ % 2 == 0 ? random.nextBoolean() : !baselineFirst;
        return baselineFirst;
    }
}
