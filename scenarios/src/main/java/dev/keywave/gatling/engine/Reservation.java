package dev.keywave.gatling.engine;

/**
 * A user whom a feeder keeps for somebody, until that one begins a ceremony with it or exits.
 *
 * @param user index in the population
 * @param ticket tells this reservation from others of the same user
 */
record Reservation(long user, int ticket) {}
