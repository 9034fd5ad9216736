/** The command line of the benchmarks: {@code bench}. */
@NullMarked
package dev.keywave.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
