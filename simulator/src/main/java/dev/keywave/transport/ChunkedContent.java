package dev.keywave.transport;

import org.jspecify.annotations.Nullable;

/**
 * Content in chunks (RFC 9112 section 7.1): the chunks' data is moved together where it stands, so that it ends up in
 * one piece; extensions are passed over, trailers are checked and dropped.
 */
final class ChunkedContent {

    /** The most bytes of a line with a chunk's size; extensions could make it endless. */
    private static final int MAX_SIZE_LINE = 4096;

    private enum State {
        SIZE,
        DATA,
        DATA_END,
        TRAILERS,
        COMPLETE
    }

    private final ResponseBytes in;
    private final ResponseHead head;
    private final int maxBytes;
    private State state = State.SIZE;
    private int start;
    private int end;
    private int left;
    private int trailerBytes;
    private @Nullable Defect defect;

    ChunkedContent(ResponseBytes in, ResponseHead head, int maxBytes) {
        this.in = in;
        this.head = head;
        this.maxBytes = maxBytes;
    }

    void start() {
        state = State.SIZE;
        start = in.at;
        end = in.at;
        trailerBytes = 0;
        defect = null;
    }

    /** Where the content read so far ends. */
    int end() {
        return end;
    }

    /** What is wrong, if something is. */
    @Nullable
    Defect defect() {
        return defect;
    }

    Progress advance() {
        boolean moved = true;
        while (moved && state != State.COMPLETE) {
            moved = switch (state) {
                case SIZE -> size();
                case DATA -> data();
                case DATA_END -> dataEnd();
                case TRAILERS -> trailers();
                case COMPLETE -> false;
            };
        }
        if (defect != null) {
            return Progress.DEFECTIVE;
        }
        return state == State.COMPLETE ? Progress.COMPLETE : Progress.INCOMPLETE;
    }

    private boolean size() {
        int lineFeed = in.lineFeed();
        if (lineFeed < 0) {
            return in.unparsed() > MAX_SIZE_LINE && fail(Defect.CHUNK);
        }
        long size = size(in.array, in.at, lineFeed);
        if (size < 0) {
            return fail(Defect.CHUNK);
        }
        if (size > maxBytes - (end - start)) {
            return fail(Defect.CONTENT_TOO_LARGE);
        }
        in.at = lineFeed + 1;
        left = (int) size;
        state = size == 0 ? State.TRAILERS : State.DATA;
        return true;
    }

    /** The size that a line up to CR LF announces, capped far above what may be kept; -1 if it is malformed. */
    private static long size(byte[] bytes, int start, int lineFeed) {
        if (lineFeed - start > MAX_SIZE_LINE || lineFeed == start || bytes[lineFeed - 1] != '\r') {
            return -1;
        }
        int end = lineFeed - 1;
        int at = start;
        long size = 0;
        while (at < end && Ascii.hex(bytes[at]) >= 0) {
            size = Math.min(Integer.MAX_VALUE, 16 * size + Ascii.hex(bytes[at]));
            at++;
        }
        if (at == start) {
            return -1;
        }
        while (at < end && Ascii.isBlank(bytes[at])) {
            at++;
        }
        return at == end || bytes[at] == ';' ? size : -1;
    }

    private boolean data() {
        int count = Math.min(left, in.unparsed());
        System.arraycopy(in.array, in.at, in.array, end, count);
        end += count;
        in.at += count;
        left -= count;
        if (left > 0) {
            return false;
        }
        state = State.DATA_END;
        return true;
    }

    private boolean dataEnd() {
        if (in.unparsed() > 0 && in.array[in.at] != '\r') {
            return fail(Defect.CHUNK);
        }
        if (in.unparsed() < 2) {
            return false;
        }
        if (in.array[in.at + 1] != '\n') {
            return fail(Defect.CHUNK);
        }
        in.at += 2;
        state = State.SIZE;
        return true;
    }

    private boolean trailers() {
        for (int lineFeed = in.lineFeed(); lineFeed >= 0; lineFeed = in.lineFeed()) {
            int lineEnd = in.lineEnd(lineFeed);
            boolean empty = lineEnd == in.at;
            Defect found = empty ? null : head.fieldLine(in.array, in.at, lineEnd, true);
            if (found != null) {
                return fail(found);
            }
            trailerBytes += lineFeed + 1 - in.at;
            in.at = lineFeed + 1;
            if (trailerBytes > HttpClientConfig.MAX_HEAD_BYTES) {
                return fail(Defect.HEAD_TOO_LARGE);
            }
            if (empty) {
                state = State.COMPLETE;
                return true;
            }
        }
        return trailerBytes + in.unparsed() > HttpClientConfig.MAX_HEAD_BYTES && fail(Defect.HEAD_TOO_LARGE);
    }

    private boolean fail(Defect found) {
        defect = found;
        return false;
    }
}
