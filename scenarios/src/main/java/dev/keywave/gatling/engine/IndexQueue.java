package dev.keywave.gatling.engine;

/** First in, first out; of so many indexes, each of which is in it at most once. Not thread-safe. */
final class IndexQueue {

    private final int[] indexes;
    private int head;
    private int size;

    IndexQueue(int capacity) {
        indexes = new int[capacity];
    }

    int size() {
        return size;
    }

    void add(int index) {
        indexes[(int) (((long) head + size) % indexes.length)] = index;
        size++;
    }

    /** The first one; -1 when there is none. */
    int remove() {
        if (size == 0) {
            return -1;
        }
        int index = indexes[head];
        head = (head + 1) % indexes.length;
        size--;
        return index;
    }
}
