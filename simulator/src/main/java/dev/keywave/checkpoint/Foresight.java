package dev.keywave.checkpoint;

import dev.keywave.rollout.RolloutPlan;
import java.util.List;

/** Simulates plans. */
@FunctionalInterface
public interface Foresight {

    /**
     * Simulates one plan.
     *
     * @param seeds with how many seeds, at least 1; always the same ones, so that plans are compared by the same luck
     * @return one for each seed
     */
    List<Outlook> of(RolloutPlan plan, int seeds);
}
