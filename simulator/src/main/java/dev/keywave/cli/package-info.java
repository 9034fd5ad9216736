/** The command line, and the only place that wires the rest together. */
@NullMarked
package dev.keywave.cli;

import org.jspecify.annotations.NullMarked;
