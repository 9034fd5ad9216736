package dev.keywave.capacity;

/**
 * What one repeat of a search found.
 *
 * @param confirmedPerS the rate that held for the length of a confirmation; 0 when none did
 * @param failedPerS the lowest rate above it that failed; infinite when none did
 */
public record Round(double confirmedPerS, double failedPerS) {}
