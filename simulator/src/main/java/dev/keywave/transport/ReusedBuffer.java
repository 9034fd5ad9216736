package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * One direct buffer that is handed out again and again. Whoever takes it releases it; while somebody still holds it (a
 * write that the socket did not take at once, say) a new one steps into its place.
 */
final class ReusedBuffer {

    static final int CAPACITY = 64 * 1024;

    private final ByteBufAllocator allocator;
    private ByteBuf buffer;
    private boolean closed;

    ReusedBuffer(ByteBufAllocator allocator) {
        this.allocator = allocator;
        buffer = allocator.directBuffer(CAPACITY);
    }

    /** An empty buffer with one reference for the taker. */
    ByteBuf take() {
        if (closed) {
            return allocator.directBuffer(CAPACITY);
        }
        // A request larger than usual grew it: keep the usual size.
        if (buffer.refCnt() != 1 || buffer.capacity() > CAPACITY) {
            buffer.release();
            buffer = allocator.directBuffer(CAPACITY);
        }
        return buffer.clear().retain();
    }

    void close() {
        if (!closed) {
            closed = true;
            buffer.release();
        }
    }
}
