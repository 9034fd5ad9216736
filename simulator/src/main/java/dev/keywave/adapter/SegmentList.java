package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Segments being put together; what is constant and adjacent becomes one. */
final class SegmentList {

    private final List<Segment> segments = new ArrayList<>();
    private final ByteBuf constant = Unpooled.buffer();

    SegmentList constant(String text) {
        constant.writeCharSequence(text, StandardCharsets.UTF_8);
        return this;
    }

    /** A value that is known already. */
    SegmentList constant(Object value, Encoding encoding) {
        encoding.write(value, constant);
        return this;
    }

    SegmentList add(Segment segment) {
        endConstant();
        segments.add(segment);
        return this;
    }

    Segment build() {
        endConstant();
        return Segment.sequence(segments);
    }

    /** Whether nothing in it can change. */
    boolean isConstant() {
        return segments.isEmpty();
    }

    /** What it writes when nothing in it can change. */
    String constantText() {
        return constant.toString(StandardCharsets.UTF_8);
    }

    private void endConstant() {
        if (constant.isReadable()) {
            byte[] bytes = new byte[constant.readableBytes()];
            constant.readBytes(bytes).clear();
            segments.add(new Segment.Constant(bytes));
        }
    }
}
