package dev.keywave.forecast;

import java.time.Instant;

/**
 * What reaches the relying party in a minute.
 *
 * @param at the beginning of the minute
 * @param registrationsPerS mean over the minute
 * @param authenticationsPerS with passkeys, likewise
 * @param passwordsPerS sign-ins by other methods, likewise
 * @param burst the highest rate inside the minute in proportion to the mean
 */
public record Demand(
        Instant at, double registrationsPerS, double authenticationsPerS, double passwordsPerS, double burst) {

    /** Passkey ceremonies per second at the highest. */
    public double peakPerS() {
        return (registrationsPerS + authenticationsPerS) * burst;
    }
}
