/** Event loops that run ceremonies: each takes its share of the intended starts, executes the adapter's program and records the outcome. */
@NullMarked
package dev.keywave.farm;

import org.jspecify.annotations.NullMarked;
