package dev.keywave.transport;

import java.net.InetSocketAddress;

/**
 * What one client talks to and within which bounds.
 *
 * @param address the target, already resolved
 * @param hostHeader the value of the {@code host} field, such as {@code localhost:8080}
 * @param maxConnections the most connections of this client at any time, those being opened included; at least 1
 * @param connectTimeoutNs the longest a connection attempt may take; positive
 * @param requestTimeoutNs the longest from the first byte sent to the response's last byte; positive
 * @param maxResponseBytes the most bytes of content a response may have; not negative
 */
public record HttpClientConfig(
        InetSocketAddress address,
        String hostHeader,
        int maxConnections,
        long connectTimeoutNs,
        long requestTimeoutNs,
        int maxResponseBytes) {

    /** The most bytes of a header section, interim responses before it included. */
    static final int MAX_HEAD_BYTES = 64 * 1024;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is outside of them or the address is unresolved
     */
    public HttpClientConfig {
        require(!address.isUnresolved(), "address is unresolved");
        require(!hostHeader.isEmpty() && hostHeader.chars().allMatch(c -> c > ' ' && c < 0x7f), "hostHeader");
        require(maxConnections >= 1, "maxConnections");
        require(connectTimeoutNs > 0, "connectTimeoutNs");
        require(requestTimeoutNs > 0, "requestTimeoutNs");
        require(maxResponseBytes >= 0 && maxResponseBytes <= 1 << 30, "maxResponseBytes");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
