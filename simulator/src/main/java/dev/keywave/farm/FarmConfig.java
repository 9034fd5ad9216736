package dev.keywave.farm;

import dev.keywave.authenticator.Origin;
import java.net.InetSocketAddress;

/**
 * What a farm is made of.
 *
 * @param loops event loops, one thread each
 * @param address the relying party, resolved
 * @param hostHeader what goes into the {@code host} field
 * @param origin what goes into the client data
 * @param connections most connections, all loops together; at least one for each loop
 * @param connectTimeoutNs longest wait for a connection to open
 * @param requestTimeoutNs longest wait for a response
 * @param maxResponseBytes longest response body
 * @param overlap whether one credential may be in several authentications at once
 * @param graceNs how long ceremonies may go on once nothing new is started
 */
public record FarmConfig(
        int loops,
        InetSocketAddress address,
        String hostHeader,
        Origin origin,
        int connections,
        long connectTimeoutNs,
        long requestTimeoutNs,
        int maxResponseBytes,
        boolean overlap,
        long graceNs) {}
