package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A request to be filled, sent, and filled again. From {@link HttpClient#send} to the end of the exchange it belongs to
 * the client and must not be changed.
 *
 * <p>The client adds {@code host}, and {@code content-length} where RFC 9110 section 8.6 wants one; the caller adds
 * neither, nor {@code transfer-encoding} or {@code connection}, and vouches for the syntax of what it writes. The
 * buffers are on the heap and need no release.
 */
public final class HttpRequest extends Linked<HttpRequest> {

    private final ByteBuf target = Unpooled.buffer(128);
    private final ByteBuf headers = Unpooled.buffer(256);
    private final ByteBuf body = Unpooled.buffer(1024);
    private String method = "GET";

    @Nullable
    ResponseHandler handler;

    /** What carries it while it is under way. */
    @Nullable
    Connection connection;

    /** Where it waits while it does. */
    @Nullable
    Lane lane;

    /** Its stream, used again each time that it goes over HTTP/2. */
    @Nullable
    Http2Stream stream;

    long waitingSinceNs;
    /** When it has been under way for too long. */
    long deadlineNs;

    /** Empties the request for its next use: method {@code GET}, no target, headers or body. */
    public HttpRequest clear() {
        if (handler != null) {
            throw new IllegalStateException("the request is still under way");
        }
        method = "GET";
        target.clear();
        headers.clear();
        body.clear();
        return this;
    }

    /** Sets the method, a token such as {@code POST}. */
    public HttpRequest method(String token) {
        method = token;
        return this;
    }

    /** The method. */
    public String method() {
        return method;
    }

    /** Where the target goes, in origin form: {@code /path?query}. */
    public ByteBuf target() {
        return target;
    }

    /** Where field lines go, each as {@code name: value\r\n}. */
    public ByteBuf headers() {
        return headers;
    }

    /** Where the content goes. */
    public ByteBuf body() {
        return body;
    }

    /** Gives the request to an exchange. */
    void begin(ResponseHandler responseHandler) {
        if (handler != null) {
            throw new IllegalStateException("the request is still under way");
        }
        handler = responseHandler;
    }

    /** Gives the request back to the caller and names whom to tell. */
    ResponseHandler end() {
        ResponseHandler ended = handler;
        if (ended == null) {
            throw new IllegalStateException("the request is not under way");
        }
        handler = null;
        connection = null;
        lane = null;
        return ended;
    }
}
