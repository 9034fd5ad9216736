package dev.keywave.transport;

import org.jspecify.annotations.Nullable;

/** A request's stream; it belongs to the request and is used again with it. */
final class Http2Stream extends Linked<Http2Stream> {

    final HttpRequest request;
    int id;
    /** What comes back, from the first field section on. */
    @Nullable
    Http2Response response;
    /** How many bytes of content the target is ready to take; may be negative after a change of its settings. */
    long sendWindow;
    /** How much of the content is on its way. */
    int sentBytes;
    /** What was received since the target was last given room. */
    int unacknowledged;
    /** How many reads the connection had seen when the stream began. */
    long readsBefore;

    Http2Stream(HttpRequest request) {
        this.request = request;
    }

    void begin(int streamId, long window, long reads) {
        id = streamId;
        sendWindow = window;
        readsBefore = reads;
        sentBytes = 0;
        unacknowledged = 0;
        response = null;
    }

    int unsentBytes() {
        return request.body().readableBytes() - sentBytes;
    }
}
