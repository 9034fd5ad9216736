/** What is measured: JCA providers and verifiers, the built-in ones and those that a user brings, each checked before it is timed. */
@NullMarked
package dev.keywave.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
