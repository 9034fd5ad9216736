package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One header of a request.
 *
 * @param name as the adapter writes it
 * @param constant its value when that is the same in every request; null when {@code value} tells it
 * @param value what writes its value, encoded for a header
 * @param lone the value without which the header is left out; null for a header that is always there
 */
record HeaderField(
        String name,
        @Nullable String constant,
        Segment value,
        @Nullable Value lone) {

    /** The whole line with its end. */
    Segment line() {
        Segment line = new SegmentList()
                .constant(name + ": ")
                .add(value)
                .constant("\r\n")
                .build();
        return lone == null ? line : new Segment.Optional(lone, line);
    }

    /** Hands name and value over, unless it is left out. */
    void give(Variables variables, HeaderSink sink) {
        if (constant != null) {
            sink.header(name, constant);
        } else if (lone == null || lone.read(variables) != null) {
            ByteBuf scratch = variables.scratch().clear();
            value.write(variables, scratch);
            sink.header(name, scratch.toString(StandardCharsets.UTF_8));
        }
    }
}
