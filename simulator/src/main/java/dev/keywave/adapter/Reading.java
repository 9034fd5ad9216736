package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What has been read of one response so far; each part at most once, and only when it is asked for. */
final class Reading {

    private final @Nullable Object[] captured;
    private byte[] copy = new byte[0];
    private long found;
    private long matched;
    private JsonPass.@Nullable End end;
    private @Nullable BodyText text;

    Reading(int captures) {
        captured = new @Nullable Object[captures];
    }

    void begin() {
        Arrays.fill(captured, null);
        found = 0;
        matched = 0;
        end = null;
        text = null;
    }

    /** Reads the body as JSON, the first time it is called for a response. */
    JsonPass.End json(JsonPass pass, ByteBuf body) {
        if (end == null) {
            end = read(pass, body);
            if (end != JsonPass.End.READ) {
                Arrays.fill(captured, null);
            }
        }
        return end;
    }

    /** The body as text for regular expressions. */
    BodyText text(ByteBuf body) {
        if (text == null) {
            text = BodyText.of(body);
        }
        return text;
    }

    /** Notes that an expected value's place exists, and whether the value was the expected one. */
    void found(int expectation, boolean matches) {
        long bit = 1L << expectation;
        found |= bit;
        matched = matches ? matched | bit : matched & ~bit;
    }

    void captured(int capture, Object value) {
        captured[capture] = value;
    }

    boolean isFound(int expectation) {
        return (found & (1L << expectation)) != 0;
    }

    boolean isMatched(int expectation) {
        return (matched & (1L << expectation)) != 0;
    }

    @Nullable
    Object capture(int capture) {
        return captured[capture];
    }

    private JsonPass.End read(JsonPass pass, ByteBuf body) {
        int length = body.readableBytes();
        if (pass.capturesBody()) {
            byte[] own = ByteBufUtil.getBytes(body);
            return pass.read(own, 0, length, this);
        }
        if (body.hasArray()) {
            return pass.read(body.array(), body.arrayOffset() + body.readerIndex(), length, this);
        }
        if (copy.length < length) {
            copy = new byte[Math.max(length, 1024)];
        }
        body.getBytes(body.readerIndex(), copy, 0, length);
        return pass.read(copy, 0, length, this);
    }
}
