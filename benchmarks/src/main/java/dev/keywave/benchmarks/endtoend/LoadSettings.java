package dev.keywave.benchmarks.endtoend;

/**
 * How each cell is loaded.
 *
 * @param algorithm of all credentials, as COSE spells it
 * @param users registered beforehand
 * @param concurrency users who log in again and again without a pause
 * @param warmUpS under the same load, before it counts
 * @param measureS how long it counts
 */
record LoadSettings(String algorithm, int users, int concurrency, double warmUpS, double measureS) {}
