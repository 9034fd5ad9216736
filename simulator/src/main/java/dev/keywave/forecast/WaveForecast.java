package dev.keywave.forecast;

import dev.keywave.rollout.Wave;
import java.util.List;

/**
 * What one wave brings.
 *
 * @param wave as the plan has it
 * @param days of the wave's own users, from the plan's first day to its last
 * @param peak the minute between the wave's start and its end (its checkpoint) in which all users together, those of
 *     earlier waves included, ask most of the relying party
 */
public record WaveForecast(Wave wave, List<Day> days, Demand peak) {

    /** Copies the list. */
    public WaveForecast {
        days = List.copyOf(days);
    }
}
