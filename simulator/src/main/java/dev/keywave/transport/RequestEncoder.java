package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** Writes a request as one run of bytes (RFC 9112 sections 3, 5 and 6). */
final class RequestEncoder {

    private static final byte[] CONTENT_LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int CRLF = '\r' << 8 | '\n';

    private final byte[] afterTarget;

    RequestEncoder(HttpClientConfig config) {
        StringBuilder fixed = new StringBuilder(" HTTP/1.1\r\nhost: " + config.hostHeader() + "\r\n");
        if (config.acceptGzip()) {
            fixed.append("accept-encoding: gzip\r\n");
        }
        config.extraHeaders().forEach(header -> fixed.append(header.name() + ": " + header.value() + "\r\n"));
        afterTarget = fixed.toString().getBytes(StandardCharsets.US_ASCII);
    }

    void encode(HttpRequest request, ByteBuf out) {
        ByteBuf target = request.target();
        ByteBuf headers = request.headers();
        ByteBuf body = request.body();
        String method = request.method();
        int bodyBytes = body.readableBytes();
        ByteBufUtil.writeAscii(out, method);
        out.writeByte(' ');
        out.writeBytes(target, target.readerIndex(), target.readableBytes());
        out.writeBytes(afterTarget);
        out.writeBytes(headers, headers.readerIndex(), headers.readableBytes());
        if (bodyBytes > 0 || expectsContent(method)) {
            out.writeBytes(CONTENT_LENGTH);
            writeDecimal(bodyBytes, out);
            out.writeShort(CRLF);
        }
        out.writeShort(CRLF);
        out.writeBytes(body, body.readerIndex(), bodyBytes);
    }

    /** Whether the method's definition anticipates content, so that its absence is said (RFC 9110 section 8.6). */
    static boolean expectsContent(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    static void writeDecimal(int value, ByteBuf out) {
        int divisor = 1;
        while (value / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            out.writeByte('0' + value / divisor % 10);
        }
    }
}
