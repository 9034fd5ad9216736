/**
 * Passkeys in Gatling's Java DSL: {@link dev.keywave.gatling.PasskeyDsl} is what a simulation imports statically, beside
 * Gatling's own {@code CoreDsl} and {@code HttpDsl}. Builders are immutable; what runs under load is in {@code engine}.
 */
@NullMarked
package dev.keywave.gatling;

import org.jspecify.annotations.NullMarked;
