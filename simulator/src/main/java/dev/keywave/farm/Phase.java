package dev.keywave.farm;

import dev.keywave.workload.CeremonyType;

/**
 * A stretch of a run with one ceremony and one load.
 *
 * @param name for the report
 * @param measured false for a warm-up, which is left out of the figures
 * @param floodPerS options asked for per second, beside the load, that nobody means to use; 0 for none
 */
public record Phase(String name, CeremonyType ceremony, boolean measured, Load load, double floodPerS) {}
