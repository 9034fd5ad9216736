package dev.keywave.checkpoint;

import dev.keywave.forecast.Lockout;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * People of one day by the reason why a policy refused them, or would have: as the simulation has them, and as the relying
 * party counted them. A reason that is missing is nobody.
 */
public record Tally(Map<Lockout, Integer> foreseen, Map<Lockout, Integer> occurred) {

    /** Copies the maps. */
    public Tally {
        foreseen = Map.copyOf(foreseen);
        occurred = Map.copyOf(occurred);
    }

    /** Whether the numbers are the same for every reason. */
    public boolean agrees() {
        return Arrays.stream(Lockout.values()).allMatch(reason -> foreseen(reason) == occurred(reason));
    }

    /** How many the simulation foresaw for a reason. */
    public int foreseen(Lockout reason) {
        return foreseen.getOrDefault(reason, 0);
    }

    /** How many the relying party counted for it. */
    public int occurred(Lockout reason) {
        return occurred.getOrDefault(reason, 0);
    }

    /** {@code no method 2 of 3, device 1 of 1}, occurred of foreseen; {@code nobody} when there is none of either. */
    String inWords() {
        String reasons = Arrays.stream(Lockout.values())
                .filter(reason -> foreseen(reason) + occurred(reason) > 0)
                .map(reason -> words(reason) + " " + occurred(reason) + " of " + foreseen(reason))
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "nobody" : reasons;
    }

    private static String words(Lockout reason) {
        return switch (reason) {
            case NO_METHOD -> "no method";
            case AAGUID_NOT_ALLOWED -> "AAGUID";
            case DEVICE_NOT_COMPLIANT -> "device";
        };
    }
}
