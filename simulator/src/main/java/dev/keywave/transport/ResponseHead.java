package dev.keywave.transport;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The status line and the field lines, and what they say of the message's framing (RFC 9112 sections 4 to 6, 9). */
final class ResponseHead {

    private static final byte[] HTTP = ascii("HTTP/");
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] CLOSE = ascii("close");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    /** Beyond any content that could be kept, and far from overflowing. */
    private static final long HUGE = 1L << 50;

    private final HttpResponse response;
    private int status;
    private boolean http10;
    private boolean closes;
    private boolean keepsAlive;
    private boolean chunked;
    private long contentLength;

    ResponseHead(HttpResponse response) {
        this.response = response;
    }

    int status() {
        return status;
    }

    boolean chunked() {
        return chunked;
    }

    /** The announced length; -1 if there is none. */
    long contentLength() {
        return contentLength;
    }

    /** Whether the connection outlives the response (RFC 9112 section 9.3). */
    boolean persists() {
        return !closes && (!http10 || (keepsAlive && !chunked));
    }

    /** Whether the bytes so far can still become a status line. */
    static boolean mayBeHttp(byte[] bytes, int start, int end) {
        for (int i = 0; i < HTTP.length && start + i < end; i++) {
            if (bytes[start + i] != HTTP[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads a status line without its end: {@code HTTP/1.1 200 OK}; the reason phrase and its space may lack. */
    @Nullable
    Defect statusLine(byte[] bytes, int start, int end) {
        boolean wellFormed = end - start >= 12
                && bytes[start + 5] == '1'
                && bytes[start + 6] == '.'
                && Ascii.isDigit(bytes[start + 7])
                && bytes[start + 8] == ' '
                && bytes[start + 9] >= '1'
                && Ascii.isDigit(bytes[start + 9])
                && Ascii.isDigit(bytes[start + 10])
                && Ascii.isDigit(bytes[start + 11])
                && (end - start == 12 || bytes[start + 12] == ' ');
        if (!wellFormed) {
            return Defect.STATUS_LINE;
        }
        http10 = bytes[start + 7] == '0';
        status = 100 * (bytes[start + 9] - '0') + 10 * (bytes[start + 10] - '0') + bytes[start + 11] - '0';
        closes = false;
        keepsAlive = false;
        chunked = false;
        contentLength = -1;
        response.begin(status);
        return null;
    }

    /** Reads a field line without its end; a trailer's counts for nothing but must be well-formed. */
    @Nullable
    Defect fieldLine(byte[] bytes, int start, int end, boolean trailer) {
        if (Ascii.isBlank(bytes[start])) {
            return Defect.FOLDED;
        }
        int nameEnd = start;
        while (nameEnd < end && Ascii.isToken(bytes[nameEnd])) {
            nameEnd++;
        }
        if (nameEnd == start || nameEnd == end || bytes[nameEnd] != ':') {
            return Defect.FIELD_NAME;
        }
        int valueStart = nameEnd + 1;
        int valueEnd = end;
        while (valueStart < valueEnd && Ascii.isBlank(bytes[valueStart])) {
            valueStart++;
        }
        while (valueEnd > valueStart && Ascii.isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        for (int i = valueStart; i < valueEnd; i++) {
            if (bytes[i] == '\r' || bytes[i] == 0) {
                return Defect.FIELD_VALUE;
            }
        }
        if (trailer) {
            return null;
        }
        response.addField(start, nameEnd, valueStart, valueEnd);
        return switch (nameEnd - start) {
            case 10 ->
                Ascii.matches(bytes, start, nameEnd, CONNECTION) ? connection(bytes, valueStart, valueEnd) : null;
            case 14 ->
                Ascii.matches(bytes, start, nameEnd, CONTENT_LENGTH) ? lengths(bytes, valueStart, valueEnd) : null;
            case 17 ->
                Ascii.matches(bytes, start, nameEnd, TRANSFER_ENCODING) ? codings(bytes, valueStart, valueEnd) : null;
            default -> null;
        };
    }

    private @Nullable Defect connection(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            int comma = comma(bytes, at, end);
            int optionStart = skipBlanks(bytes, at, comma);
            int optionEnd = trimBlanks(bytes, optionStart, comma);
            closes |= Ascii.matches(bytes, optionStart, optionEnd, CLOSE);
            keepsAlive |= Ascii.matches(bytes, optionStart, optionEnd, KEEP_ALIVE);
            at = comma + 1;
        }
        return null;
    }

    /** A list of equal lengths counts as one of them (RFC 9110 section 8.6). */
    private @Nullable Defect lengths(byte[] bytes, int start, int end) {
        int at = start;
        do {
            int comma = comma(bytes, at, end);
            int first = skipBlanks(bytes, at, comma);
            int last = trimBlanks(bytes, first, comma);
            long length = 0;
            for (int i = first; i < last; i++) {
                if (!Ascii.isDigit(bytes[i])) {
                    return Defect.CONTENT_LENGTH;
                }
                length = Math.min(HUGE, 10 * length + bytes[i] - '0');
            }
            if (first == last || (contentLength >= 0 && contentLength != length)) {
                return Defect.CONTENT_LENGTH;
            }
            contentLength = length;
            at = comma + 1;
        } while (at <= end);
        return chunked ? Defect.BOTH_LENGTHS : null;
    }

    /** No other coding than chunked was asked for, and it is never applied twice (RFC 9112 section 6.1). */
    private @Nullable Defect codings(byte[] bytes, int start, int end) {
        if (chunked || !Ascii.matches(bytes, start, end, CHUNKED)) {
            return Defect.TRANSFER_ENCODING;
        }
        chunked = true;
        return contentLength >= 0 ? Defect.BOTH_LENGTHS : null;
    }

    private static int comma(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != ',') {
            at++;
        }
        return at;
    }

    private static int skipBlanks(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && Ascii.isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int trimBlanks(byte[] bytes, int start, int end) {
        int at = end;
        while (at > start && Ascii.isBlank(bytes[at - 1])) {
            at--;
        }
        return at;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
