package dev.keywave.farm;

import java.util.concurrent.CompletableFuture;

/**
 * A loop's share of a phase under way.
 *
 * @param exhausted when no start is left
 * @param drained when, after that, nothing waits or is in flight
 */
record PhaseRun(Phase phase, Starts starts, CompletableFuture<Void> exhausted, CompletableFuture<Void> drained) {}
