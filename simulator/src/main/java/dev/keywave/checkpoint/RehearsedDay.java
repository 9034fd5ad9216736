package dev.keywave.checkpoint;

import java.time.LocalDate;
import java.util.List;

/**
 * A day of a wave's policy, acted out: everybody who had a passkey the evening before registered it, and everybody who was
 * at work signed in.
 *
 * @param wave by name
 * @param date of the day
 * @param enforced whether the wave's policy is enforced on it; else it only reports
 * @param registered users with a passkey
 * @param signedIn users who tried
 * @param lockouts people whom policies locked out, those of earlier waves included
 * @param reports people whom policies that only report would have
 * @param unexpected what else went wrong, in words; empty when nothing did
 */
public record RehearsedDay(
        String wave,
        LocalDate date,
        boolean enforced,
        int registered,
        int signedIn,
        Tally lockouts,
        Tally reports,
        List<String> unexpected) {

    /** Copies the list. */
    public RehearsedDay {
        unexpected = List.copyOf(unexpected);
    }

    /** Whether what was foreseen occurred and nothing else. */
    public boolean agrees() {
        return unexpected.isEmpty() && lockouts.agrees() && reports.agrees();
    }

    /** What the wave's policy does on that day. */
    String policy() {
        return enforced ? "enforced" : "reports only";
    }
}
