/** {@code keywave gatling}: lists the simulations and runs one, for whoever has no build of their own. */
@NullMarked
package dev.keywave.simulations.cli;

import org.jspecify.annotations.NullMarked;
