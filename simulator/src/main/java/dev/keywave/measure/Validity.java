package dev.keywave.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a run says something of the relying party or only of the generator.
 *
 * @param sendLagP99LimitMs how late loops may take starts up, 99th percentile, milliseconds
 * @param loopUtilisationLimit how busy the busiest loop may be over the measured phases, 0 to 1
 */
public record Validity(double sendLagP99LimitMs, double loopUtilisationLimit) {

    /** 10 ms and 0.95. */
    public static final Validity DEFAULT = new Validity(10, 0.95);

    /**
     * Why the figures must not be trusted, a sentence each.
     *
     * @return empty for a valid run
     */
    public List<String> invalidReasons(Collected run) {
        return invalidReasons(run.generator(), run.clampedTimes());
    }

    /** Likewise, of a run that may still be going on. */
    List<String> invalidReasons(GeneratorFigures generator, long clampedTimes) {
        List<String> reasons = new ArrayList<>();
        double lagMs = Percentiles.ms(generator.sendLagNs(), 99);
        if (lagMs > sendLagP99LimitMs) {
            reasons.add("the generator was the bottleneck: send lag p99 was " + Numbers.text(lagMs) + " ms (limit "
                    + Numbers.text(sendLagP99LimitMs) + " ms); use more loops, a lower rate or another machine");
        }
        if (generator.maxLoopUtilisation() > loopUtilisationLimit) {
            reasons.add("the generator was the bottleneck: its busiest loop was busy "
                    + Numbers.text(generator.maxLoopUtilisation() * 100) + "% of the time (limit "
                    + Numbers.text(loopUtilisationLimit * 100)
                    + "%); use more loops, a lower rate or concurrency, or another machine");
        }
        if (clampedTimes > 0) {
            reasons.add(clampedTimes
                    + " measured times were negative or over an hour and are not shown as they were; "
                    + "look at the machine's clock");
        }
        return reasons;
    }
}
