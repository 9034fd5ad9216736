/** The virtual users and their credentials: derived from a seed, with what cannot be derived kept in a memory-mapped file. */
@NullMarked
package dev.keywave.population;

import org.jspecify.annotations.NullMarked;
