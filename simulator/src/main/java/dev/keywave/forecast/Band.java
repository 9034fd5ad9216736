package dev.keywave.forecast;

/**
 * A figure over repeated seeds.
 *
 * @param low 5th percentile
 * @param high 95th percentile
 */
public record Band(double low, double median, double high) {}
