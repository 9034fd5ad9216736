package dev.keywave.farm;

import java.util.Arrays;

/** A first-in, first-out queue of longs in an array that grows when it must. */
final class LongRing {

    private long[] values;
    private int head;
    private int size;

    LongRing(int expected) {
        values = new long[Math.max(16, Math.min(expected, 1 << 16))];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(long value) {
        if (size == values.length) {
            long[] unrolled = Arrays.copyOf(values, size * 2);
            System.arraycopy(values, head, unrolled, 0, size - head);
            System.arraycopy(values, 0, unrolled, size - head, head);
            values = unrolled;
            head = 0;
        }
        int tail = head + size;
        values[tail < values.length ? tail : tail - values.length] = value;
        size++;
    }

    void clear() {
        head = 0;
        size = 0;
    }

    long peek() {
        return values[head];
    }

    long remove() {
        long value = values[head];
        head = head + 1 == values.length ? 0 : head + 1;
        size--;
        return value;
    }
}
