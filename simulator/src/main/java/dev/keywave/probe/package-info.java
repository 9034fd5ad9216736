/**
 * One registration, one authentication and a few attacks, one request at a time and in plain sight: whether an adapter fits
 * a relying party, and whether that relying party says no when it should.
 */
@NullMarked
package dev.keywave.probe;

import org.jspecify.annotations.NullMarked;
