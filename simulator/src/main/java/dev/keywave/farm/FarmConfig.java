package dev.keywave.farm;

import java.util.List;

/**
 * What a farm is made of.
 *
 * @param loops event loops, one thread each
 * @param targets relying parties; each user belongs to one of them, whatever the number of loops
 * @param connections who shares a connection
 * @param overlap whether one credential may be in several authentications at once
 * @param behaviour what users do besides logging in
 * @param traced share of the ceremonies that carry a trace context, 0 to 1
 * @param graceNs how long ceremonies may go on once nothing new is started
 */
public record FarmConfig(
        int loops,
        List<FarmTarget> targets,
        ConnectionPolicy connections,
        boolean overlap,
        Behaviour behaviour,
        double traced,
        long graceNs) {

    /** Copies the list. */
    public FarmConfig {
        targets = List.copyOf(targets);
    }
}
