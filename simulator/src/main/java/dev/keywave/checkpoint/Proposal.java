package dev.keywave.checkpoint;

import dev.keywave.rollout.RolloutPlan;
import org.jspecify.annotations.Nullable;

/**
 * Something that would help a wave, tried by simulating the altered plan.
 *
 * @param wave by name
 * @param kind what kind of change, for machines
 * @param amount how much of it: working days, a factor
 * @param change what to do, for people
 * @param verdict of the wave under the altered plan
 * @param leadsTo what comes of it, for people
 * @param plan the altered plan; null when it is the relying party that changes
 */
public record Proposal(
        String wave,
        String kind,
        double amount,
        String change,
        WaveVerdict verdict,
        String leadsTo,
        @Nullable RolloutPlan plan) {}
