package dev.keywave.transport;

import java.util.ArrayDeque;

/** What the HTTP/2 connections of a client have in common: bounds, the encoding of requests, and used responses. */
final class Http2Parts {

    /** How much may be under way to us on a connection: more than a loop reads before it acknowledges. */
    static final int CONNECTION_WINDOW = 64 * 1024 * 1024;

    private static final int LEAST_STREAM_WINDOW = 65_535;
    private static final int MOST_STREAM_WINDOW = 16 * 1024 * 1024;
    private static final int KEPT = 64;

    private final Http2RequestEncoder requests;
    private final int maxBodyBytes;
    private final int streamWindow;
    private final ArrayDeque<Http2Response> free = new ArrayDeque<>();

    Http2Parts(HttpClientConfig config) {
        requests = new Http2RequestEncoder(config);
        maxBodyBytes = config.maxResponseBytes();
        // A response that is not too large does not have to wait for us, unless it is very large.
        streamWindow = Math.max(LEAST_STREAM_WINDOW, Math.min(MOST_STREAM_WINDOW, maxBodyBytes + 1));
    }

    Http2RequestEncoder requests() {
        return requests;
    }

    int streamWindow() {
        return streamWindow;
    }

    Http2Response take(boolean headRequest) {
        Http2Response response = free.pollLast();
        if (response == null) {
            response = new Http2Response(maxBodyBytes);
        }
        response.start(headRequest);
        return response;
    }

    void giveBack(Http2Response response) {
        if (free.size() < KEPT) {
            free.addLast(response);
        }
    }

    void close() {
        requests.close();
    }
}
