package dev.keywave.benchmarks.compare;

import java.util.List;
import java.util.Map;

/**
 * What is to be run in turns.
 *
 * @param baseline the one side
 * @param measured the other
 * @param include a regular expression on benchmarks' names
 * @param params values asked for, by parameter
 * @param settings of each fork
 * @param forks of each side that every benchmark gets
 * @param maxForks of each side that one gets which is undecided
 * @param cpuTime whether the processor's time for an operation is compared in place of the clock's
 * @param rule of the verdicts
 * @param seed of the order
 */
record Interleaving(
        Side baseline,
        Side measured,
        String include,
        Map<String, List<String>> params,
        ForkSettings settings,
        int forks,
        int maxForks,
        boolean cpuTime,
        VerdictRule rule,
        long seed) {

    /** The same on other sides. */
    Interleaving with(Side otherBaseline, Side otherMeasured) {
        return new Interleaving(
                otherBaseline, otherMeasured, include, params, settings, forks, maxForks, cpuTime, rule, seed);
    }
}
