/** Public credential records: a population written out to fill a relying party without ceremonies, and taken back. */
@NullMarked
package dev.keywave.seeding;

import org.jspecify.annotations.NullMarked;
