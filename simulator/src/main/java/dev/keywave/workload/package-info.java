/** When ceremonies are meant to start: pure sequences of intended starts, open (constant, ramp, Poisson) or closed, and the clock they are read against. */
@NullMarked
package dev.keywave.workload;

import org.jspecify.annotations.NullMarked;
