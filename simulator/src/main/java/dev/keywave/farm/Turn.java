package dev.keywave.farm;

import dev.keywave.workload.CeremonyType;

/**
 * One user's turn to do one thing.
 *
 * @param user number of the user in the population
 */
public record Turn(long user, CeremonyType ceremony) {}
