package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes a request's field section (RFC 9113 section 8.3.1) in HPACK (RFC 7541): static table and literals only, so
 * that it needs no state of the connection and the same bytes serve every connection.
 */
final class Http2RequestEncoder {

    /** Dynamic table size update to 0 (RFC 7541 section 6.3), due once before the first field section. */
    static final int NO_DYNAMIC_TABLE = 0x20;

    /** Indexed fields of the static table (RFC 7541 appendix A). */
    private static final int METHOD_GET = 0x82;

    private static final int METHOD_POST = 0x83;
    private static final int SCHEME_HTTP = 0x86;
    private static final int SCHEME_HTTPS = 0x87;
    /** Literals without indexing whose names are in the static table. */
    private static final int AUTHORITY = 0x01;

    private static final int METHOD = 0x02;
    private static final int PATH = 0x04;
    private static final int CONTENT_LENGTH = 0x0f0d;
    /** A literal without indexing whose name follows. */
    private static final int NEW_NAME = 0x00;

    private static final int LENGTH_PREFIX = 0x7f;

    private final byte[] schemeAndAuthority;
    private final byte[] fixedFields;
    private final ByteBuf scratch = Unpooled.buffer(16);

    Http2RequestEncoder(HttpClientConfig config) {
        ByteBuf pseudo = Unpooled.buffer();
        pseudo.writeByte(config.tls() == null ? SCHEME_HTTP : SCHEME_HTTPS);
        pseudo.writeByte(AUTHORITY);
        string(config.hostHeader(), pseudo);
        schemeAndAuthority = bytes(pseudo);
        ByteBuf fixed = Unpooled.buffer();
        if (config.acceptGzip()) {
            field("accept-encoding", "gzip", fixed);
        }
        config.extraHeaders().forEach(header -> field(header.name().toLowerCase(Locale.ROOT), header.value(), fixed));
        fixedFields = bytes(fixed);
    }

    void encode(HttpRequest request, ByteBuf out) {
        String method = request.method();
        switch (method) {
            case "GET" -> out.writeByte(METHOD_GET);
            case "POST" -> out.writeByte(METHOD_POST);
            default -> {
                out.writeByte(METHOD);
                string(method, out);
            }
        }
        out.writeBytes(schemeAndAuthority);
        ByteBuf target = request.target();
        out.writeByte(PATH);
        length(target.readableBytes(), out);
        out.writeBytes(target, target.readerIndex(), target.readableBytes());
        out.writeBytes(fixedFields);
        ByteBuf headers = request.headers();
        int start = headers.arrayOffset() + headers.readerIndex();
        fields(headers.array(), start, start + headers.readableBytes(), out);
        int bodyBytes = request.body().readableBytes();
        if (bodyBytes > 0 || RequestEncoder.expectsContent(method)) {
            out.writeShort(CONTENT_LENGTH);
            RequestEncoder.writeDecimal(bodyBytes, scratch.clear());
            length(scratch.readableBytes(), out);
            out.writeBytes(scratch);
        }
    }

    void close() {
        scratch.release();
    }

    /** Field lines as HTTP/1.1 has them: {@code name: value\r\n}. */
    private static void fields(byte[] lines, int start, int end, ByteBuf out) {
        int at = start;
        while (at < end) {
            int nameEnd = at;
            while (nameEnd < end && lines[nameEnd] != ':') {
                nameEnd++;
            }
            int lineEnd = nameEnd;
            while (lineEnd < end && lines[lineEnd] != '\n') {
                lineEnd++;
            }
            if (!ConnectionFields.include(lines, at, nameEnd)) {
                out.writeByte(NEW_NAME);
                length(nameEnd - at, out);
                for (int i = at; i < nameEnd; i++) {
                    out.writeByte(Ascii.lowerCase(lines[i]));
                }
                value(lines, nameEnd + 1, lineEnd, out);
            }
            at = lineEnd + 1;
        }
    }

    private static void value(byte[] lines, int from, int to, ByteBuf out) {
        int start = from;
        int end = to;
        while (start < end && Ascii.isBlank(lines[start])) {
            start++;
        }
        while (end > start && (Ascii.isBlank(lines[end - 1]) || lines[end - 1] == '\r')) {
            end--;
        }
        int length = Math.max(0, end - start);
        length(length, out);
        out.writeBytes(lines, start, length);
    }

    private static void field(String lowerCaseName, String value, ByteBuf out) {
        out.writeByte(NEW_NAME);
        string(lowerCaseName, out);
        string(value, out);
    }

    private static void string(String text, ByteBuf out) {
        length(text.length(), out);
        out.writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    /** A string's length without Huffman code: an integer with a prefix of 7 bits (RFC 7541 sections 5.1 and 5.2). */
    private static void length(int length, ByteBuf out) {
        if (length < LENGTH_PREFIX) {
            out.writeByte(length);
            return;
        }
        out.writeByte(LENGTH_PREFIX);
        int rest = length - LENGTH_PREFIX;
        for (; rest >= 0x80; rest >>>= 7) {
            out.writeByte((rest & 0x7f) | 0x80);
        }
        out.writeByte(rest);
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
