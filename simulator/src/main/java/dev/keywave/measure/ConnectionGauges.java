package dev.keywave.measure;

/**
 * How connections stand, as their loop last said, a second ago or less.
 *
 * @param open connections that are open
 * @param inUse of these, with an exchange under way
 * @param waitingRequests requests that wait for a connection
 * @param bytesReceived bytes read so far, after decryption
 * @param bytesSent bytes written so far, before encryption
 * @param total what they came to so far, warm-up included
 */
public record ConnectionGauges(
        long open, long inUse, long waitingRequests, long bytesReceived, long bytesSent, ConnectionFigures total) {

    /** Nothing was opened. */
    public static final ConnectionGauges NONE = new ConnectionGauges(0, 0, 0, 0, 0, ConnectionFigures.NONE);

    /** Both together. */
    public ConnectionGauges plus(ConnectionGauges other) {
        return new ConnectionGauges(
                open + other.open,
                inUse + other.inUse,
                waitingRequests + other.waitingRequests,
                bytesReceived + other.bytesReceived,
                bytesSent + other.bytesSent,
                total.plus(other.total));
    }
}
