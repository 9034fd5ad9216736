package dev.keywave.plan;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.farm.Phase;
import dev.keywave.measure.Threshold;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run, validated: nothing in it can be wrong any more, though the world may still be (no such host, a port that
 * refuses).
 *
 * @param target base URL of the relying party, or null for the embedded one
 * @param origin what goes into the client data, or null for the target's own
 * @param adapter name of a built-in adapter or path of a file
 * @param variables values for the adapter's variables
 * @param phases in order
 * @param thresholds what must hold for the run to pass
 * @param loops event loops
 * @param crypto who signs
 * @param maxSendLagNs send lag p99 above which the run is invalid
 * @param graceNs how long ceremonies in flight may take to end once nothing new is started
 * @param authorizedHosts hosts other than loopback that may be loaded
 * @param configuration all of this in words, for reports
 */
public record RunPlan(
        @Nullable URI target,
        @Nullable String origin,
        String adapter,
        Map<String, String> variables,
        PopulationPlan population,
        List<Phase> phases,
        List<Threshold> thresholds,
        ClientPlan client,
        int loops,
        CryptoChoice crypto,
        long maxSendLagNs,
        long graceNs,
        Set<String> authorizedHosts,
        Map<String, String> configuration) {}
