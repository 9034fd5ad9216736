/**
 * Two sets of JMH results compared: the ratio of each benchmark with its intervals, a verdict that noise does not make,
 * and runs of two builds or two JDKs whose forks take turns.
 */
@NullMarked
package dev.keywave.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
