package dev.keywave.delivery;

import com.google.protobuf.CodedOutputStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.compression.Snappy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Snappy's block format (https://github.com/google/snappy/blob/main/format_description.txt) of any length. */
final class SnappyBlock {

    /** Netty's encoder remembers where it was in 16 bits, one of them the sign. */
    private static final int FRAGMENT = Short.MAX_VALUE;

    private SnappyBlock() {}

    /**
     * Compresses. Copies never reach back over a fragment's start, so that the elements of one fragment after the other are
     * those of the whole, behind one length.
     */
    static byte[] compress(byte[] plain) {
        ByteArrayOutputStream block = new ByteArrayOutputStream(plain.length / 4 + 64);
        try {
            CodedOutputStream length = CodedOutputStream.newInstance(block);
            length.writeUInt32NoTag(plain.length);
            length.flush();
            Snappy snappy = new Snappy();
            ByteBuf elements = Unpooled.buffer(FRAGMENT);
            for (int from = 0; from < plain.length; from += FRAGMENT) {
                int of = Math.min(FRAGMENT, plain.length - from);
                elements.clear();
                snappy.encode(Unpooled.wrappedBuffer(plain, from, of), elements, of);
                snappy.reset();
                elements.skipBytes(CodedOutputStream.computeUInt32SizeNoTag(of));
                elements.readBytes(block, elements.readableBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return block.toByteArray();
    }
}
