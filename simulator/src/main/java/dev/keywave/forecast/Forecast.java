package dev.keywave.forecast;

import java.util.List;

/**
 * What a plan leads to with one seed.
 *
 * @param days all users together
 * @param waves in the plan's order
 * @param minutes demand of the busiest day of each wave, minute by minute, in the waves' order
 */
public record Forecast(long seed, List<Day> days, List<WaveForecast> waves, List<List<Demand>> minutes) {

    /** Copies the lists. */
    public Forecast {
        days = List.copyOf(days);
        waves = List.copyOf(waves);
        minutes = List.copyOf(minutes);
    }
}
