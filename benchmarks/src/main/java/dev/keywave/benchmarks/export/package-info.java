/** JMH results for Prometheus, so that a dashboard shows their trend. */
@NullMarked
package dev.keywave.benchmarks.export;

import org.jspecify.annotations.NullMarked;
