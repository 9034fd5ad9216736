package dev.keywave.measure;

/**
 * What the farm's connections came to, warm-up included.
 *
 * @param opened connections opened
 * @param failed attempts that failed, TLS handshakes among them
 * @param fullHandshakes TLS handshakes in which the relying party showed its certificate
 * @param resumedHandshakes TLS handshakes that resumed an earlier session
 * @param failedHandshakes TLS handshakes that failed
 */
public record ConnectionFigures(
        long opened, long failed, long fullHandshakes, long resumedHandshakes, long failedHandshakes) {

    /** Nothing was opened. */
    public static final ConnectionFigures NONE = new ConnectionFigures(0, 0, 0, 0, 0);

    /** Both together. */
    public ConnectionFigures plus(ConnectionFigures other) {
        return new ConnectionFigures(
                opened + other.opened,
                failed + other.failed,
                fullHandshakes + other.fullHandshakes,
                resumedHandshakes + other.resumedHandshakes,
                failedHandshakes + other.failedHandshakes);
    }
}
