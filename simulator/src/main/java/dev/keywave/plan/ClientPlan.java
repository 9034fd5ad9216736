package dev.keywave.plan;

/**
 * How the farm talks to the relying party.
 *
 * @param connections most connections open at once, all loops together
 * @param connectTimeoutNs until a connection counts as failed
 * @param requestTimeoutNs from the first byte sent until a request counts as failed
 * @param maxResponseBytes longest response body that is read
 */
public record ClientPlan(int connections, long connectTimeoutNs, long requestTimeoutNs, int maxResponseBytes) {}
