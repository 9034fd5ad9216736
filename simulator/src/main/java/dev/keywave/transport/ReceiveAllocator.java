package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/** Lets all connections of a loop read into one reused buffer, since each read is parsed before the next begins. */
final class ReceiveAllocator extends DefaultMaxMessagesRecvByteBufAllocator {

    private final ReusedBuffer buffer;

    ReceiveAllocator(ReusedBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public MaxMessageHandle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                return buffer.take();
            }

            @Override
            public int guess() {
                return ReusedBuffer.CAPACITY;
            }
        };
    }
}
