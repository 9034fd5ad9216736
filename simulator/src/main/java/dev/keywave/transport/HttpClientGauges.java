package dev.keywave.transport;

/**
 * How a client stands at one moment.
 *
 * @param openConnections connections that are open, in use or not; those still being opened are not among them
 * @param connectionsInUse connections with an exchange under way
 * @param waitingRequests requests that wait for a connection
 * @param connects connections opened so far
 * @param connectFailures connection attempts that failed so far, for whatever reason
 * @param bytesReceived bytes read from connections so far
 * @param bytesSent bytes of requests given to connections so far
 */
public record HttpClientGauges(
        int openConnections,
        int connectionsInUse,
        int waitingRequests,
        long connects,
        long connectFailures,
        long bytesReceived,
        long bytesSent) {}
