/** The JMH benchmarks of the farm's own work: recorders, templates, and a loop's ceremonies without a network. */
@NullMarked
package dev.keywave.benchmarks.loop;

import org.jspecify.annotations.NullMarked;
