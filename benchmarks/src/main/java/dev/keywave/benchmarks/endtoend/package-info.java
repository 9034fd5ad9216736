/**
 * What a choice of JCA provider and verifying library is worth end to end: the embedded relying party in a process of its
 * own under the farm's load, beside what the microbenchmark of a signature predicts.
 */
@NullMarked
package dev.keywave.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
