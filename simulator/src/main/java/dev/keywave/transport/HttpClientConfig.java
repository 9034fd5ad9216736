package dev.keywave.transport;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one client talks to, how, and within which bounds.
 *
 * @param address the target, already resolved
 * @param hostHeader the value of the {@code host} field, such as {@code localhost:8080}; over TLS its host is also the
 *     name that is asked for and verified
 * @param maxConnections the most connections of this client at any time, those being opened and those of lanes
 *     included; at least 1
 * @param connectTimeoutNs the longest a connection attempt may take, with the TLS handshake and HTTP/2's settings;
 *     positive
 * @param requestTimeoutNs the longest from the first byte sent to the response's last byte; positive
 * @param maxResponseBytes the most bytes of content a response may have, decoded if it was compressed; not negative
 * @param protocol which version of HTTP to speak
 * @param tls how to speak TLS; null for plain TCP
 * @param acceptGzip whether to ask for gzip and decode it; without it nothing is asked for and a body that is
 *     compressed all the same is handed over as it came
 * @param extraHeaders field lines that go with each request
 */
public record HttpClientConfig(
        InetSocketAddress address,
        String hostHeader,
        int maxConnections,
        long connectTimeoutNs,
        long requestTimeoutNs,
        int maxResponseBytes,
        HttpProtocol protocol,
        @Nullable TlsConfig tls,
        boolean acceptGzip,
        List<HttpHeader> extraHeaders) {

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
        extraHeaders = List.copyOf(extraHeaders);
    }

    /** Plain TCP and HTTP/1.1, nothing compressed, no extra field lines. */
    public HttpClientConfig(
            InetSocketAddress address,
            String hostHeader,
            int maxConnections,
            long connectTimeoutNs,
            long requestTimeoutNs,
            int maxResponseBytes) {
        this(
                address,
                hostHeader,
                maxConnections,
                connectTimeoutNs,
                requestTimeoutNs,
                maxResponseBytes,
                HttpProtocol.AUTO,
                null,
                false,
                List.of());
    }

    /** The same with another cap on connections. */
    public HttpClientConfig withMaxConnections(int most) {
        return new HttpClientConfig(
                address,
                hostHeader,
                most,
                connectTimeoutNs,
                requestTimeoutNs,
                maxResponseBytes,
                protocol,
                tls,
                acceptGzip,
                extraHeaders);
    }

    /** The same with another protocol. */
    public HttpClientConfig withProtocol(HttpProtocol other) {
        return with(other, tls, acceptGzip, extraHeaders);
    }

    /** The same over TLS, or over plain TCP for null. */
    public HttpClientConfig withTls(@Nullable TlsConfig other) {
        return with(protocol, other, acceptGzip, extraHeaders);
    }

    /** The same, asking for gzip or not. */
    public HttpClientConfig withAcceptGzip(boolean accept) {
        return with(protocol, tls, accept, extraHeaders);
    }

    /** The same with other extra field lines. */
    public HttpClientConfig withExtraHeaders(List<HttpHeader> headers) {
        return with(protocol, tls, acceptGzip, headers);
    }

    private HttpClientConfig with(
            HttpProtocol http, @Nullable TlsConfig security, boolean gzip, List<HttpHeader> headers) {
        return new HttpClientConfig(
                address,
                hostHeader,
                maxConnections,
                connectTimeoutNs,
                requestTimeoutNs,
                maxResponseBytes,
                http,
                security,
                gzip,
                headers);
    }

    /** The host of {@link #hostHeader}: a name, or an address without brackets. */
    String host() {
        int bracket = hostHeader.lastIndexOf(']');
        if (bracket > 0) {
            return hostHeader.substring(1, bracket);
        }
        int colon = hostHeader.lastIndexOf(':');
        return colon < 0 ? hostHeader : hostHeader.substring(0, colon);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
