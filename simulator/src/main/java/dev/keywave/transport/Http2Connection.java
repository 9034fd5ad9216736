package dev.keywave.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that carries as many requests at a time as the target allows, each on a stream (RFC 9113). */
final class Http2Connection extends Connection {

    private final Opening opening;
    private final Http2Parts parts;
    final Http2Sender sender;
    private final IntObjectMap<Http2Stream> streams = new IntObjectHashMap<>();
    private int nextId = 1;
    private long maxStreams = Integer.MAX_VALUE;
    private boolean settled;
    private boolean retired;
    private boolean gone;
    private long reads;

    Http2Connection(Opening opening, Channel channel) {
        super(opening, channel);
        this.opening = opening;
        parts = client.http2;
        sender = new Http2Sender(client, channel);
    }

    /** Says hello; the target's settings are what then completes the opening. */
    void begin() {
        sender.preface(parts.streamWindow());
        sender.flush();
    }

    @Override
    ChannelHandler events() {
        return new Http2Events(this, !client.dialer.isSecure());
    }

    @Override
    boolean hasRoom() {
        return settled && !retired && streams.size() < maxStreams && channel.isActive();
    }

    @Override
    int exchanges() {
        return streams.size();
    }

    @Override
    boolean isHttp2() {
        return true;
    }

    @Override
    long exchange(HttpRequest request) {
        Http2Stream stream = request.stream;
        if (stream == null) {
            stream = new Http2Stream(request);
            request.stream = stream;
        }
        request.connection = this;
        stream.begin(nextId, sender.streamWindow(), reads);
        streams.put(nextId, stream);
        nextId += 2;
        if (nextId < 0) {
            // Stream identifiers are used up (RFC 9113 section 5.1.1).
            retire();
        }
        long nowNs = client.nowNs();
        sender.request(stream, parts.requests());
        return nowNs;
    }

    /** Resets the stream; one that heard nothing of the target at all condemns the connection. */
    @Override
    void giveUp(HttpRequest request, Failure failure) {
        Http2Stream stream = request.stream;
        if (stream == null) {
            return;
        }
        if (failure.reason() == FailureReason.REQUEST_TIMEOUT && stream.readsBefore == reads) {
            retire();
        }
        fail(stream, failure, Http2Error.CANCEL);
    }

    @Override
    void abandonTo(LinkedOrder<HttpRequest> abandoned) {
        gone = true;
        retired = true;
        for (Http2Stream stream : streams.values()) {
            sender.forget(stream);
            giveBackResponse(stream);
            client.moveTo(abandoned, stream.request);
        }
        streams.clear();
        sender.flush();
    }

    /** Whether it has ended, so that what still comes in means nothing. */
    boolean isGone() {
        return gone;
    }

    boolean isSettled() {
        return settled;
    }

    void countRead(int bytes) {
        reads++;
        client.counters.bytesReceived += bytes;
    }

    int streamWindow() {
        return parts.streamWindow();
    }

    Iterable<Http2Stream> streams() {
        return streams.values();
    }

    /** A stream under way; null for one that has ended. */
    @Nullable
    Http2Stream stream(int id) throws Http2Exception {
        if ((id & 1) == 0 || (id >= nextId && nextId > 0)) {
            throw Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "a frame for stream %d, not begun yet", id);
        }
        return streams.get(id);
    }

    @Nullable
    Http2Stream streamOrNull(int id) {
        return streams.get(id);
    }

    /** The target's settings have come, for the first time or again. */
    void settled(@Nullable Long maxConcurrentStreams) {
        if (maxConcurrentStreams != null) {
            maxStreams = maxConcurrentStreams;
        }
        if (settled) {
            lane.release(this);
        } else {
            settled = true;
            opening.settled(this, maxStreams);
        }
    }

    /** The response of a stream, from its first field section on. */
    Http2Response responseOf(Http2Stream stream) {
        Http2Response response = stream.response;
        if (response == null) {
            response = parts.take(stream.request.method().equals("HEAD"));
            stream.response = response;
        }
        return response;
    }

    void complete(Http2Stream stream, Http2Response response) {
        streams.remove(stream.id);
        sender.forget(stream);
        if (stream.unsentBytes() > 0) {
            sender.reset(stream.id, Http2Error.NO_ERROR);
        }
        stream.response = null;
        try {
            client.completed(this, stream.request, response.response(), true);
        } finally {
            parts.giveBack(response);
            endIfDrained();
        }
    }

    /** Fails one stream; the target hears of it unless it is who gave the stream up. */
    void fail(Http2Stream stream, Failure failure, @Nullable Http2Error told) {
        streams.remove(stream.id);
        sender.forget(stream);
        giveBackResponse(stream);
        if (told != null) {
            sender.reset(stream.id, told);
        }
        client.failed(this, stream.request, failure);
        endIfDrained();
    }

    /** The target processes no stream above the last one, and none that is new. */
    void goAway(int lastStreamId, Failure failure) {
        if (!settled) {
            end(failure);
            return;
        }
        retire();
        List<Http2Stream> unprocessed = new ArrayList<>();
        for (Http2Stream stream : streams.values()) {
            if (stream.id > lastStreamId) {
                unprocessed.add(stream);
            }
        }
        for (Http2Stream stream : unprocessed) {
            if (streams.get(stream.id) == stream) {
                fail(stream, failure, null);
            }
        }
        endIfDrained();
    }

    /** Ends the connection and all that is under way on it. */
    void end(Failure failure) {
        if (settled) {
            client.ended(this, failure);
        } else {
            gone = true;
            sender.flush();
            opening.failed(failure);
        }
    }

    private void retire() {
        if (!retired) {
            retired = true;
            lane.retire(this);
        }
    }

    private void endIfDrained() {
        if (retired && !gone && streams.isEmpty()) {
            client.ended(this, new Failure(FailureReason.CONNECTION_CLOSED, "nothing is under way any more"));
        }
    }

    private void giveBackResponse(Http2Stream stream) {
        Http2Response response = stream.response;
        stream.response = null;
        if (response != null) {
            parts.giveBack(response);
        }
    }
}
