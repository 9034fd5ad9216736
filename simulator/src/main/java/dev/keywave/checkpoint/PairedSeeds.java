package dev.keywave.checkpoint;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a change helps whatever the luck. Two plans that are simulated with the same seeds differ by the change and by
 * chance that the change has shifted; of a change that does nothing, about as many seeds get better as get worse. It is
 * taken to help when at least nine of ten seeds that differ get better: of twenty, a change that does nothing gets that far
 * once in five thousand times (sign test).
 */
final class PairedSeeds {

    private static final double ENOUGH = 0.9;

    private PairedSeeds() {}

    /**
     * Compares seed by seed.
     *
     * @param before with the seeds in a row
     * @param after the same seeds in the same order
     * @param against a figure that is the worse, the higher it is
     */
    static boolean helps(List<Outlook> before, List<Outlook> after, ToDoubleFunction<Outlook> against) {
        int better = 0;
        int worse = 0;
        for (int i = 0; i < before.size(); i++) {
            int compared = Double.compare(against.applyAsDouble(after.get(i)), against.applyAsDouble(before.get(i)));
            better += compared < 0 ? 1 : 0;
            worse += compared > 0 ? 1 : 0;
        }
        return better > 0 && better >= ENOUGH * (better + worse);
    }
}
