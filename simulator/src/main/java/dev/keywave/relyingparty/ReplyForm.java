package dev.keywave.relyingparty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** In which form a connection's pipeline takes what is to be sent. There is no Date, which clients do not need. */
enum ReplyForm {
    /** HTTP/1.1 as one buffer, for a pipeline without an encoder: no header objects. */
    BYTES {
        @Override
        Object encode(ByteBufAllocator allocator, Reply reply, boolean keepAlive, boolean withBody) {
            ByteBuf out = allocator.ioBuffer(HEAD_RESERVE + reply.body().length());
            if (reply.status() == 200 && reply.contentType().equals("application/json")) {
                out.writeBytes(OK_JSON_HEAD);
                text(out, reply.body().length() + "\r\n");
            } else {
                text(out, "HTTP/1.1 " + HttpResponseStatus.valueOf(reply.status()) + "\r\n");
                if (reply.hasContentType()) {
                    text(out, "Content-Type: " + reply.contentType() + "\r\n");
                }
                if (reply.hasContent()) {
                    text(out, "Content-Length: " + reply.body().length() + "\r\n");
                }
            }
            for (Reply.Header header : reply.headers()) {
                text(out, header.name() + ": " + header.value() + "\r\n");
            }
            text(out, keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
            return withBody ? out.writeBytes(reply.body().array()) : out;
        }

        @Override
        Object goOn() {
            return Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII);
        }
    },
    /** The codec's objects, for HTTP/2's streams and for compression. */
    OBJECTS {
        @Override
        Object encode(ByteBufAllocator allocator, Reply reply, boolean keepAlive, boolean withBody) {
            ByteBuf body = withBody ? Unpooled.wrappedBuffer(reply.body().array()) : Unpooled.EMPTY_BUFFER;
            FullHttpResponse response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
            if (reply.hasContentType()) {
                response.headers().set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
            }
            if (reply.hasContent()) {
                response.headers()
                        .set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length());
            }
            for (Reply.Header header : reply.headers()) {
                response.headers().add(header.name(), header.value());
            }
            if (!keepAlive) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            return response;
        }

        @Override
        Object goOn() {
            return new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER);
        }
    };

    private static final byte[] OK_JSON_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_RESERVE = 256;

    /** A whole response. */
    abstract Object encode(ByteBufAllocator allocator, Reply reply, boolean keepAlive, boolean withBody);

    /** {@code 100 Continue}. */
    abstract Object goOn();

    private static void text(ByteBuf out, String text) {
        out.writeCharSequence(text, StandardCharsets.US_ASCII);
    }
}
