/**
 * The live interop suite: relying parties on libraries that people run, built and started here, loaded and attacked by
 * the command line as a user would.
 */
@NullMarked
package dev.keywave.interop;

import org.jspecify.annotations.NullMarked;
