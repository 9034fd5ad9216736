package dev.keywave.gatling.meters;

/**
 * A part of a simulation, for Grafana's time line.
 *
 * @param name in one line
 * @param fromMs when it begins, from the simulation's beginning on
 * @param toMs when it ends, likewise
 */
public record PlannedPhase(String name, long fromMs, long toMs) {}
