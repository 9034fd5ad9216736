/** Attack traffic: a catalogue of ceremonies that violate exactly one clause, of look-alikes that violate none, and the client that makes them. */
@NullMarked
package dev.keywave.attack;

import org.jspecify.annotations.NullMarked;
