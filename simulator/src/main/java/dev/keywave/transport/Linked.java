package dev.keywave.transport;

import org.jspecify.annotations.Nullable;

/** A member of at most one {@link LinkedOrder}, carrying its own links, so that joining and leaving allocate nothing. */
abstract class Linked<T extends Linked<T>> {
    @Nullable
    T before;

    @Nullable
    T after;

    @Nullable
    LinkedOrder<T> order;
}
