package dev.keywave.transport;

import org.jspecify.annotations.Nullable;

/** A doubly linked list through its own members: every operation takes constant time and allocates nothing. */
final class LinkedOrder<T extends Linked<T>> {

    private @Nullable T first;
    private @Nullable T last;
    private int size;

    @Nullable
    T first() {
        return first;
    }

    int size() {
        return size;
    }

    void addLast(T member) {
        if (member.order != null) {
            throw new IllegalStateException("already in an order");
        }
        T formerLast = last;
        member.order = this;
        member.before = formerLast;
        if (formerLast == null) {
            first = member;
        } else {
            formerLast.after = member;
        }
        last = member;
        size++;
    }

    @Nullable
    T pollFirst() {
        T member = first;
        if (member != null) {
            remove(member);
        }
        return member;
    }

    @Nullable
    T pollLast() {
        T member = last;
        if (member != null) {
            remove(member);
        }
        return member;
    }

    /** Takes the member out; false if it was not in this order. */
    boolean remove(T member) {
        if (member.order != this) {
            return false;
        }
        T before = member.before;
        T after = member.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        member.before = null;
        member.after = null;
        member.order = null;
        size--;
        return true;
    }
}
