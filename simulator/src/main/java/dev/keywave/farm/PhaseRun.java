package dev.keywave.farm;

import java.util.concurrent.CompletableFuture;

/**
 * A loop's share of a phase under way.
 *
 * @param errands what becomes of its intended starts
 * @param exhausted when no start is left
 * @param drained when, after that, nothing waits or is in flight
 */
record PhaseRun(
        Phase phase,
        Starts starts,
        Errands errands,
        CompletableFuture<Void> exhausted,
        CompletableFuture<Void> drained) {}
