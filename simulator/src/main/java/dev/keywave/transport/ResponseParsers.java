package dev.keywave.transport;

import java.util.ArrayDeque;

/**
 * A loop's parsers. A connection holds one only while a response is coming in, so that idle connections cost next to
 * nothing and the one that is used most stays in the cache.
 */
final class ResponseParsers {

    private static final int KEPT = 64;

    private final int maxBodyBytes;
    private final ArrayDeque<ResponseParser> free = new ArrayDeque<>();

    ResponseParsers(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    ResponseParser take(boolean headRequest) {
        ResponseParser parser = free.pollLast();
        if (parser == null) {
            parser = new ResponseParser(maxBodyBytes);
        }
        parser.start(headRequest);
        return parser;
    }

    void giveBack(ResponseParser parser) {
        if (free.size() < KEPT) {
            free.addLast(parser);
        }
    }
}
