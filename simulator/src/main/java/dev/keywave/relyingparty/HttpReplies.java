package dev.keywave.relyingparty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Writes a response as one buffer; no header objects, and no Date, which clients do not need and each second would remake. */
final class HttpReplies {

    private static final byte[] OK_JSON_HEAD =
            ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] LINE_END = ascii("\r\n");
    private static final int HEAD_RESERVE = 256;

    private HttpReplies() {}

    static ByteBuf encode(ByteBufAllocator allocator, Reply reply, boolean keepAlive, boolean withBody) {
        ByteBuf out = allocator.ioBuffer(HEAD_RESERVE + reply.body().length());
        if (reply.status() == 200 && reply.contentType().equals("application/json")) {
            out.writeBytes(OK_JSON_HEAD);
        } else {
            text(out, "HTTP/1.1 " + HttpResponseStatus.valueOf(reply.status()) + "\r\n");
            text(out, "Content-Type: " + reply.contentType() + "\r\nContent-Length: ");
        }
        text(out, Integer.toString(reply.body().length()));
        out.writeBytes(LINE_END);
        String extraHeader = reply.extraHeader();
        if (extraHeader != null) {
            text(out, extraHeader);
            out.writeBytes(LINE_END);
        }
        if (!keepAlive) {
            out.writeBytes(CLOSE);
        }
        out.writeBytes(LINE_END);
        return withBody ? out.writeBytes(reply.body().array()) : out;
    }

    private static void text(ByteBuf out, String text) {
        out.writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
