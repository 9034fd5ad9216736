/** Ready simulations: journeys that Gatling runs as they are, on the embedded relying party or on one of your own. */
@NullMarked
package dev.keywave.simulations;

import org.jspecify.annotations.NullMarked;
