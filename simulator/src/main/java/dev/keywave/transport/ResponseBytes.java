package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The bytes of one response as they come in: parsed up to {@code at}, received up to {@code limit}. */
final class ResponseBytes {

    private static final int USUAL = 8 * 1024;
    private static final int KEPT = 64 * 1024;

    byte[] array = new byte[USUAL];
    int at;
    int limit;
    private int searched;

    void clear() {
        if (array.length > KEPT) {
            array = new byte[USUAL];
        }
        at = 0;
        limit = 0;
        searched = 0;
    }

    void append(ByteBuf in) {
        int count = in.readableBytes();
        ensure(limit + count);
        in.readBytes(array, limit, count);
        limit += count;
    }

    /** Makes room for that many bytes in all. */
    void ensure(int capacity) {
        if (capacity > array.length) {
            array = Arrays.copyOf(array, Math.max(capacity, 2 * array.length));
        }
    }

    int unparsed() {
        return limit - at;
    }

    /** The index of the next line feed, or -1 while the line is incomplete; looks at each byte once. */
    int lineFeed() {
        byte[] bytes = array;
        int end = limit;
        for (int i = Math.max(searched, at); i < end; i++) {
            if (bytes[i] == '\n') {
                searched = i;
                return i;
            }
        }
        searched = end;
        return -1;
    }

    /** Where the line before a line feed ends: before CR LF, or before a lone LF (RFC 9112 section 2.2). */
    int lineEnd(int lineFeed) {
        return lineFeed > at && array[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    }

    /** Moves what is not parsed yet down to an index, over bytes that have been. */
    void moveDown(int to) {
        int by = at - to;
        if (by > 0) {
            System.arraycopy(array, at, array, to, limit - at);
            at = to;
            limit -= by;
            searched = Math.max(to, searched - by);
        }
    }
}
