/** Writes the folders dashboards and rules from their source in Java. */
@NullMarked
package dev.keywave.grafana;

import org.jspecify.annotations.NullMarked;
