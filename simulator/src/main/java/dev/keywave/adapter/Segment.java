package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a request, ready to be written. */
interface Segment {

    /** Appends this piece with the values of now. */
    void write(Variables variables, ByteBuf out);

    /** Pieces in a row. */
    static Segment sequence(List<Segment> segments) {
        return segments.size() == 1 ? segments.get(0) : new Sequence(List.copyOf(segments));
    }

    /** What is the same in every request. */
    final class Constant implements Segment {
        private final byte[] bytes;

        Constant(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(Variables variables, ByteBuf out) {
            out.writeBytes(bytes);
        }
    }

    /** A value, or nothing when it is unbound. */
    record Encoded(Value value, Encoding encoding) implements Segment {
        @Override
        public void write(Variables variables, ByteBuf out) {
            Object now = value.read(variables);
            if (now != null) {
                encoding.write(now, out);
            }
        }
    }

    /** Several pieces. */
    record Sequence(List<Segment> segments) implements Segment {
        @Override
        public void write(Variables variables, ByteBuf out) {
            for (int i = 0; i < segments.size(); i++) {
                segments.get(i).write(variables, out);
            }
        }
    }

    /** A comma, unless an object or array has just been opened: for members that may be left out. */
    record Comma() implements Segment {
        @Override
        public void write(Variables variables, ByteBuf out) {
            byte last = out.getByte(out.writerIndex() - 1);
            if (last != '{' && last != '[') {
                out.writeByte(',');
            }
        }
    }

    /** Pieces that are left out when a value is unbound. */
    record Optional(Value value, Segment content) implements Segment {
        @Override
        public void write(Variables variables, ByteBuf out) {
            if (value.read(variables) != null) {
                content.write(variables, out);
            }
        }
    }

    /**
     * A field of a form.
     *
     * @param lone the value without which the field is left out; null for a field that is always there
     */
    record Field(
            Segment nameAndEquals,
            Segment content,
            @Nullable Value lone) {}

    /** The fields of a form with their ampersands. */
    record Form(List<Field> fields) implements Segment {
        @Override
        public void write(Variables variables, ByteBuf out) {
            boolean first = true;
            for (Field field : fields) {
                if (field.lone != null && field.lone.read(variables) == null) {
                    continue;
                }
                if (!first) {
                    out.writeByte('&');
                }
                first = false;
                field.nameAndEquals.write(variables, out);
                field.content.write(variables, out);
            }
        }
    }
}
