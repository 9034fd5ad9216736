package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;

/**
 * One thing that a checkpoint looked at.
 *
 * @param key what, for machines
 * @param holds whether the demand is met
 * @param sentence the figure and the demand, for people
 * @param figure over the seeds
 * @param demand what it was held against
 * @param margin how far it holds in proportion to the demand, so that different findings compare; negative when it does not
 */
public record Finding(String key, boolean holds, String sentence, Band figure, double demand, double margin) {

    /** Margin of a figure that has to reach something, -1 to 1. */
    static double atLeast(double figure, double demand) {
        return ratio(figure, demand);
    }

    /** Margin of a figure that must not exceed something, likewise. */
    static double atMost(double figure, double demand) {
        return ratio(demand, figure);
    }

    /** By how much the larger exceeds the smaller, in proportion to the larger; negative when the second is larger. */
    private static double ratio(double better, double worse) {
        if (better == worse) {
            return 0;
        }
        return better > worse ? 1 - worse / better : better / worse - 1;
    }
}
