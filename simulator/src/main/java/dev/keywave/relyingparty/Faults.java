package dev.keywave.relyingparty;

import java.time.Duration;
import java.util.List;

/**
 * Faults on request, for the four endpoints of the API. Shares are probabilities per request, drawn in the order drop,
 * error, throttle; at most one of the three happens to a request.
 *
 * @param stallAfter from the server's start to the stall's
 * @param stallFor how long requests wait; zero for no stall
 * @param latency how much later each response leaves; zero for none
 * @param errorShare 0 to 1
 * @param throttleShare 0 to 1
 * @param dropShare 0 to 1
 */
public record Faults(
        Duration stallAfter,
        Duration stallFor,
        Duration latency,
        double errorShare,
        double throttleShare,
        double dropShare) {

    /** A relying party that behaves. */
    public static final Faults NONE = new Faults(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, 0);

    /**
     * Reads what {@code --fault} says: {@code stall=2s@10s}, {@code latency=20ms}, {@code error=1%},
     * {@code throttle=5%}, {@code drop=1%}, each at most once.
     *
     * @throws dev.keywave.input.InputException one line naming the fault that cannot be read
     */
    public static Faults parse(List<String> texts) {
        return FaultsParser.parse(texts);
    }

    /** Whether nothing is to be injected. */
    boolean isNone() {
        return equals(NONE);
    }
}
