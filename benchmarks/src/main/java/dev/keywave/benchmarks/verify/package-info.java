/** {@code bench verify}: the short answer. Providers by algorithm, in rounds of fresh JVMs, beside {@code openssl speed}. */
@NullMarked
package dev.keywave.benchmarks.verify;

import org.jspecify.annotations.NullMarked;
