package dev.keywave.simulations;

/**
 * A part of a load, for whoever watches.
 *
 * @param fromS when it begins, seconds from the beginning of the load on
 */
record Phase(String name, long fromS, long seconds) {}
