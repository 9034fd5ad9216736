/** Measures what passkeys cost in Gatling: see {@code measure.sh}. No part of the tests, but compiled with them. */
@NullMarked
package dev.keywave.gatling.measure;

import org.jspecify.annotations.NullMarked;
