/** A run as data: target, adapter, population, phases and thresholds, from a YAML plan or from flags, validated before anything starts. */
@NullMarked
package dev.keywave.plan;

import org.jspecify.annotations.NullMarked;
