package dev.keywave.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What came of a delivery.
 *
 * @param trouble what is wrong with whom and what it means, in one line; null when all is delivered
 * @param again whether another try may help
 */
record Attempt(@Nullable String trouble, boolean again) {

    static final Attempt DELIVERED = new Attempt(null, false);
}
