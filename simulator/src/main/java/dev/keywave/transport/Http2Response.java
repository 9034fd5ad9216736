package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Puts one stream's response together (RFC 9113 section 8.1): field section and content become one piece of bytes, as
 * {@link HttpResponse} has them; interim responses and trailers are checked and dropped.
 */
final class Http2Response {

    private static final AsciiString STATUS = AsciiString.cached(":status");
    private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");

    private final int maxBodyBytes;
    private final ResponseBytes in = new ResponseBytes();
    private final HttpResponse response = new HttpResponse();
    private boolean answersHead;
    private boolean begun;
    private int bodyStart;
    private long contentLength;

    Http2Response(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    void start(boolean headRequest) {
        in.clear();
        answersHead = headRequest;
        begun = false;
        contentLength = -1;
    }

    HttpResponse response() {
        return response;
    }

    /** Takes in a field section, which may be an interim response's, the response's or its trailers. */
    @Nullable
    Defect fields(Http2Fields fields, boolean endOfStream) {
        if (begun) {
            return endOfStream ? trailers(fields) : Defect.OPEN_TRAILERS;
        }
        int status = status(fields);
        if (status < 100 || status == 101 || (status < 200 && endOfStream)) {
            return Defect.STATUS_FIELD;
        }
        if (status < 200) {
            return null;
        }
        begun = true;
        response.begin(status);
        for (int i = 1; i < fields.size(); i++) {
            AsciiString name = fields.name(i);
            AsciiString value = fields.value(i);
            if (name.byteAt(0) == ':') {
                return Defect.STATUS_FIELD;
            }
            int nameStart = append(name);
            int valueStart = append(value);
            response.addField(nameStart, valueStart, valueStart, in.limit);
            if (name.length() == CONTENT_LENGTH.length() && name.equals(CONTENT_LENGTH) && !length(value)) {
                return Defect.CONTENT_LENGTH;
            }
        }
        bodyStart = in.limit;
        return announced();
    }

    /** Takes in content. */
    @Nullable
    Defect data(ByteBuf data) {
        if (!begun) {
            return Defect.EARLY_DATA;
        }
        if (data.readableBytes() > maxBodyBytes - (in.limit - bodyStart)) {
            return Defect.CONTENT_TOO_LARGE;
        }
        in.append(data);
        return null;
    }

    /** The stream has ended. */
    @Nullable
    Defect finish() {
        if (!begun) {
            return Defect.STATUS_FIELD;
        }
        response.finish(in.array, bodyStart, in.limit);
        boolean whole = contentLength < 0 || hasNoContent() || contentLength == in.limit - bodyStart;
        return whole ? null : Defect.LENGTH_MISMATCH;
    }

    private @Nullable Defect announced() {
        if (contentLength < 0 || hasNoContent()) {
            return null;
        }
        if (contentLength > maxBodyBytes) {
            return Defect.CONTENT_TOO_LARGE;
        }
        in.ensure(bodyStart + (int) contentLength);
        return null;
    }

    private boolean hasNoContent() {
        return answersHead || response.status() == 204 || response.status() == 304;
    }

    private static @Nullable Defect trailers(Http2Fields fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.name(i).byteAt(0) == ':') {
                return Defect.STATUS_FIELD;
            }
        }
        return null;
    }

    private static int status(Http2Fields fields) {
        if (fields.size() == 0
                || !fields.name(0).equals(STATUS)
                || fields.value(0).length() != 3) {
            return -1;
        }
        int status = 0;
        for (int i = 0; i < 3; i++) {
            byte digit = fields.value(0).byteAt(i);
            if (!Ascii.isDigit(digit)) {
                return -1;
            }
            status = 10 * status + digit - '0';
        }
        return status;
    }

    private boolean length(AsciiString value) {
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            if (!Ascii.isDigit(value.byteAt(i))) {
                return false;
            }
            length = Math.min(1L << 50, 10 * length + value.byteAt(i) - '0');
        }
        boolean consistent = value.length() > 0 && (contentLength < 0 || contentLength == length);
        contentLength = length;
        return consistent;
    }

    private int append(AsciiString text) {
        int start = in.limit;
        in.ensure(start + text.length());
        System.arraycopy(text.array(), text.arrayOffset(), in.array, start, text.length());
        in.limit = start + text.length();
        return start;
    }
}
