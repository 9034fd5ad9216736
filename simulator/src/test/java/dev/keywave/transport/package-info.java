/** The HTTP client against servers that follow a script, one misbehaviour each. */
@NullMarked
package dev.keywave.transport;

import org.jspecify.annotations.NullMarked;
