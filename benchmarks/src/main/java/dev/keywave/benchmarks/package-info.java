/** JMH benchmarks of the hot path: what a ceremony costs besides the network. */
@NullMarked
package dev.keywave.benchmarks;

import org.jspecify.annotations.NullMarked;
