/** What a user gives us: YAML with positions, quantities with units, and the one-line error that names what, where and what to do. */
@NullMarked
package dev.keywave.input;

import org.jspecify.annotations.NullMarked;
