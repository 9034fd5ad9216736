/** The search for the highest rate that a relying party sustains within its service-level objectives. */
@NullMarked
package dev.keywave.capacity;

import org.jspecify.annotations.NullMarked;
