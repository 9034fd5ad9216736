/** The verification libraries under measurement, webauthn4j and Yubico's, fed with the same JSON. */
@NullMarked
package dev.keywave.benchmarks.library;

import org.jspecify.annotations.NullMarked;
