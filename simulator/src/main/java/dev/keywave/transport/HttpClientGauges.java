package dev.keywave.transport;

/**
 * How a client stands at one moment.
 *
 * @param openConnections connections that are open, in use or not, those of lanes included; those still being opened
 *     are not among them
 * @param connectionsInUse connections with an exchange under way
 * @param waitingRequests requests that wait for a connection
 * @param connects connections opened so far
 * @param connectFailures connection attempts that failed so far, for whatever reason
 * @param bytesReceived bytes read from connections so far, after decryption
 * @param bytesSent bytes given to connections so far, before encryption
 * @param http2Connections how many of the open connections speak HTTP/2; the others speak HTTP/1.1
 * @param http2Streams HTTP/2 streams under way
 * @param fullHandshakes TLS handshakes so far in which the target showed its certificate
 * @param resumedHandshakes TLS handshakes so far that resumed an earlier session instead
 * @param failedHandshakes TLS handshakes so far that failed
 */
public record HttpClientGauges(
        int openConnections,
        int connectionsInUse,
        int waitingRequests,
        long connects,
        long connectFailures,
        long bytesReceived,
        long bytesSent,
        int http2Connections,
        int http2Streams,
        long fullHandshakes,
        long resumedHandshakes,
        long failedHandshakes) {}
