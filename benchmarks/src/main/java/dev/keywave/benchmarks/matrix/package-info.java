/** The JMH benchmarks of verification and signing: algorithm by provider by stage. */
@NullMarked
package dev.keywave.benchmarks.matrix;

import org.jspecify.annotations.NullMarked;
