package dev.keywave.adapter;

import dev.keywave.input.Location;

/**
 * Why a ceremony did not go on at a step, for the person who writes the adapter.
 *
 * @param location where the step's file says what was expected
 * @param expected what was expected, in words: {@code status 200}
 * @param came what came instead: {@code status 302 to /login}; may quote the relying party, secrets included
 */
public record Explanation(Location location, String expected, String came) {}
