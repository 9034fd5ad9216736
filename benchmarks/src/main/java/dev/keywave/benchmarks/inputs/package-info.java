/** What is verified: assertions that Keywave's own authenticators signed, under many keys, the same in every fork. */
@NullMarked
package dev.keywave.benchmarks.inputs;

import org.jspecify.annotations.NullMarked;
