package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads one response after another, in whatever pieces it arrives (RFC 9112). Bounded in everything that a server could
 * make endless: the header section with interim responses, chunk extensions, trailers, content. Interim responses are
 * skipped; the content ends up in one piece. Nothing is allocated for a response of usual size.
 */
final class ResponseParser {

    private enum State {
        STATUS_LINE,
        FIELDS,
        COUNTED,
        UNTIL_CLOSE,
        CHUNKED,
        COMPLETE
    }

    private final int maxBodyBytes;
    private final ResponseBytes in = new ResponseBytes();
    private final HttpResponse response = new HttpResponse();
    private final ResponseHead head = new ResponseHead(response);
    private final ChunkedContent chunks;
    private State state = State.STATUS_LINE;
    private boolean answersHead;
    private boolean persists;
    private int bodyStart;
    private int bodyEnd;
    private @Nullable Defect defect;

    ResponseParser(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
        chunks = new ChunkedContent(in, head, maxBodyBytes);
    }

    /** Makes ready for the response to a request; a HEAD request's has no content. */
    void start(boolean headRequest) {
        in.clear();
        answersHead = headRequest;
        state = State.STATUS_LINE;
        persists = false;
        bodyStart = 0;
        bodyEnd = 0;
        defect = null;
    }

    /** Takes in all readable bytes. */
    Progress consume(ByteBuf bytes) {
        if (state == State.CHUNKED) {
            in.moveDown(bodyEnd);
        }
        in.append(bytes);
        return advance();
    }

    /** Says that no more bytes will come. */
    Progress endOfStream() {
        if (state == State.UNTIL_CLOSE) {
            complete();
            return Progress.COMPLETE;
        }
        defect = Defect.CUT_OFF;
        return Progress.DEFECTIVE;
    }

    /** The complete response. */
    HttpResponse response() {
        return response;
    }

    /** Whether the connection can be used again: the response says so and nothing came behind it. */
    boolean leavesConnectionUsable() {
        return persists && in.unparsed() == 0;
    }

    /** What is wrong with a defective response. */
    Defect defect() {
        Defect found = defect;
        if (found == null) {
            throw new IllegalStateException("no defect");
        }
        return found;
    }

    private Progress advance() {
        boolean moved = true;
        while (moved && state != State.COMPLETE) {
            moved = switch (state) {
                case STATUS_LINE -> statusLine();
                case FIELDS -> fields();
                case COUNTED -> counted();
                case UNTIL_CLOSE -> untilClose();
                case CHUNKED -> chunked();
                case COMPLETE -> false;
            };
        }
        if (defect != null) {
            return Progress.DEFECTIVE;
        }
        return state == State.COMPLETE ? Progress.COMPLETE : Progress.INCOMPLETE;
    }

    private boolean statusLine() {
        if (!ResponseHead.mayBeHttp(in.array, in.at, in.limit)) {
            return fail(Defect.NOT_HTTP);
        }
        int lineFeed = in.lineFeed();
        if (lineFeed < 0 || lineFeed >= HttpClientConfig.MAX_HEAD_BYTES) {
            return awaitHead();
        }
        Defect found = head.statusLine(in.array, in.at, in.lineEnd(lineFeed));
        if (found != null) {
            return fail(found);
        }
        in.at = lineFeed + 1;
        state = State.FIELDS;
        return true;
    }

    private boolean fields() {
        int lineFeed = in.lineFeed();
        while (lineFeed >= 0 && lineFeed < HttpClientConfig.MAX_HEAD_BYTES) {
            int end = in.lineEnd(lineFeed);
            if (end == in.at) {
                in.at = lineFeed + 1;
                return beginBody();
            }
            Defect found = head.fieldLine(in.array, in.at, end, false);
            if (found != null) {
                return fail(found);
            }
            in.at = lineFeed + 1;
            lineFeed = in.lineFeed();
        }
        return awaitHead();
    }

    private boolean awaitHead() {
        return in.limit >= HttpClientConfig.MAX_HEAD_BYTES && fail(Defect.HEAD_TOO_LARGE);
    }

    /** The length of the content: RFC 9112 section 6.3, in its order. */
    private boolean beginBody() {
        int status = head.status();
        if (status == 101) {
            return fail(Defect.UPGRADE);
        }
        if (status < 200) {
            state = State.STATUS_LINE;
            return true;
        }
        persists = head.persists();
        bodyStart = in.at;
        bodyEnd = in.at;
        if (answersHead || status == 204 || status == 304) {
            return complete();
        }
        if (head.chunked()) {
            chunks.start();
            state = State.CHUNKED;
            return true;
        }
        long length = head.contentLength();
        if (length > maxBodyBytes) {
            return fail(Defect.CONTENT_TOO_LARGE);
        }
        if (length < 0) {
            persists = false;
            state = State.UNTIL_CLOSE;
            return true;
        }
        bodyEnd = bodyStart + (int) length;
        in.ensure(bodyEnd);
        state = State.COUNTED;
        return true;
    }

    private boolean counted() {
        if (in.limit < bodyEnd) {
            return false;
        }
        in.at = bodyEnd;
        return complete();
    }

    private boolean untilClose() {
        in.at = in.limit;
        bodyEnd = in.limit;
        return bodyEnd - bodyStart > maxBodyBytes && fail(Defect.CONTENT_TOO_LARGE);
    }

    private boolean chunked() {
        Progress progress = chunks.advance();
        bodyEnd = chunks.end();
        if (progress == Progress.COMPLETE) {
            return complete();
        }
        Defect found = chunks.defect();
        return found != null && fail(found);
    }

    private boolean complete() {
        response.finish(in.array, bodyStart, bodyEnd);
        state = State.COMPLETE;
        return true;
    }

    private boolean fail(Defect found) {
        defect = found;
        return false;
    }
}
