package dev.keywave.plan;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.farm.Behaviour;
import dev.keywave.farm.Phase;
import dev.keywave.measure.Threshold;
import java.util.List;
import java.util.Map;

/**
 * One run, validated: nothing in it can be wrong any more, though the world may still be (no such host, a port that
 * refuses).
 *
 * @param target which relying party
 * @param phases in order
 * @param behaviour what users do besides
 * @param thresholds what must hold for the run to pass
 * @param loops event loops
 * @param crypto who signs
 * @param maxSendLagNs send lag p99 above which the run is invalid
 * @param graceNs how long ceremonies in flight may take to end once nothing new is started
 * @param configuration all of this in words, for reports
 */
public record RunPlan(
        TargetPlan target,
        PopulationPlan population,
        List<Phase> phases,
        Behaviour behaviour,
        List<Threshold> thresholds,
        ClientPlan client,
        int loops,
        CryptoChoice crypto,
        long maxSendLagNs,
        long graceNs,
        Map<String, String> configuration) {}
