package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Decodes gzip content (RFC 1952) into one buffer that is used again and again. */
final class Gunzip implements AutoCloseable {

    private static final int USUAL = 8 * 1024;
    private static final int KEPT = 64 * 1024;

    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAGS_AT = 3;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private static final byte[][] CODINGS = {
        "gzip".getBytes(StandardCharsets.US_ASCII), "x-gzip".getBytes(StandardCharsets.US_ASCII)
    };

    private final int maxBytes;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private byte[] out = new byte[USUAL];
    private int size;

    Gunzip(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Puts the decoded content in the place of the coded one, if that is what the response holds. */
    @Nullable
    Defect decode(HttpResponse response) {
        ByteBuf body = response.body();
        if (!body.isReadable() || !response.isCoded(CODINGS)) {
            return null;
        }
        if (out.length > KEPT) {
            out = new byte[USUAL];
        }
        size = 0;
        byte[] in = body.array();
        int end = body.arrayOffset() + body.writerIndex();
        int at = body.arrayOffset() + body.readerIndex();
        while (at < end) {
            at = member(in, at, end);
            if (size > maxBytes) {
                return Defect.CONTENT_TOO_LARGE;
            }
            if (at < 0) {
                return Defect.GZIP;
            }
        }
        response.content(out, size);
        return null;
    }

    /** Where a member of the file ends; -1 if it is damaged. */
    private int member(byte[] in, int start, int end) {
        int at = afterHeader(in, start, end);
        if (at < 0) {
            return -1;
        }
        int memberStart = size;
        inflater.reset();
        inflater.setInput(in, at, end - at);
        try {
            while (!inflater.finished()) {
                makeRoom();
                int count = inflater.inflate(out, size, out.length - size);
                size += count;
                if (size > maxBytes || (count == 0 && !inflater.finished())) {
                    return -1;
                }
            }
        } catch (DataFormatException e) {
            return -1;
        }
        int trailer = end - inflater.getRemaining();
        crc.reset();
        crc.update(out, memberStart, size - memberStart);
        boolean whole = end - trailer >= TRAILER
                && littleEndian(in, trailer) == (int) crc.getValue()
                && littleEndian(in, trailer + 4) == size - memberStart;
        return whole ? trailer + TRAILER : -1;
    }

    private void makeRoom() {
        if (size == out.length) {
            // One byte more than allowed is enough to know that there is too much.
            out = Arrays.copyOf(out, (int) Math.min(2L * out.length, Math.max(out.length, maxBytes) + 1L));
        }
    }

    private static int afterHeader(byte[] in, int start, int end) {
        boolean known = end - start >= HEADER
                && in[start] == 0x1f
                && in[start + 1] == (byte) 0x8b
                && in[start + 2] == 8
                && (in[start + FLAGS_AT] & RESERVED) == 0;
        if (!known) {
            return -1;
        }
        int flags = in[start + FLAGS_AT];
        int at = start + HEADER;
        if ((flags & EXTRA) != 0) {
            at = end - at < 2 ? end + 1 : at + 2 + littleEndianShort(in, at);
        }
        at = (flags & NAME) == 0 ? at : afterZero(in, at, end);
        at = (flags & COMMENT) == 0 ? at : afterZero(in, at, end);
        at += (flags & HEADER_CRC) == 0 ? 0 : 2;
        return at > end ? -1 : at;
    }

    private static int afterZero(byte[] in, int start, int end) {
        int at = start;
        while (at < end && in[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private static int littleEndianShort(byte[] in, int at) {
        return (in[at] & 0xff) | ((in[at + 1] & 0xff) << 8);
    }

    private static int littleEndian(byte[] in, int at) {
        return littleEndianShort(in, at) | (littleEndianShort(in, at + 2) << 16);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
