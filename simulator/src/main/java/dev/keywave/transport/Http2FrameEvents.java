package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import org.jspecify.annotations.Nullable;

/** What each frame of the target means for the connection and its streams (RFC 9113 section 6). */
final class Http2FrameEvents extends Http2FrameAdapter {

    private final Http2Connection connection;
    private int unacknowledged;
    private @Nullable Failure goneAway;

    Http2FrameEvents(Http2Connection connection) {
        this.connection = connection;
    }

    /** Why the target is ending the connection, if it said that something is wrong. */
    @Nullable
    Failure goneAway() {
        return goneAway;
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream)
            throws Http2Exception {
        int bytes = data.readableBytes() + padding;
        unacknowledged += bytes;
        if (unacknowledged > Http2Parts.CONNECTION_WINDOW) {
            throw Http2Exception.connectionError(Http2Error.FLOW_CONTROL_ERROR, "more than the connection's window");
        }
        if (unacknowledged > Http2Parts.CONNECTION_WINDOW / 2) {
            connection.sender.windowUpdate(0, unacknowledged);
            unacknowledged = 0;
        }
        Http2Stream stream = connection.stream(streamId);
        if (stream == null) {
            return bytes;
        }
        Http2Response response = connection.responseOf(stream);
        Defect defect = response.data(data);
        if (defect != null) {
            connection.fail(stream, Failure.of(defect), Http2Error.CANCEL);
            return bytes;
        }
        stream.unacknowledged += bytes;
        if (stream.unacknowledged > connection.streamWindow()) {
            throw Http2Exception.connectionError(Http2Error.FLOW_CONTROL_ERROR, "more than a stream's window");
        }
        if (endOfStream) {
            finish(stream, response);
        } else if (stream.unacknowledged > connection.streamWindow() / 2) {
            connection.sender.windowUpdate(streamId, stream.unacknowledged);
            stream.unacknowledged = 0;
        }
        return bytes;
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        Http2Stream stream = connection.stream(streamId);
        if (stream == null) {
            return;
        }
        Http2Response response = connection.responseOf(stream);
        Defect defect = response.fields((Http2Fields) headers, endOfStream);
        if (defect != null) {
            connection.fail(stream, Failure.of(defect), Http2Error.PROTOCOL_ERROR);
        } else if (endOfStream) {
            finish(stream, response);
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int streamDependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        onHeadersRead(ctx, streamId, headers, padding, endOfStream);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) throws Http2Exception {
        Http2Stream stream = connection.stream(streamId);
        if (stream != null) {
            String detail = "the target reset the stream: " + name(errorCode);
            connection.fail(stream, new Failure(FailureReason.HTTP2_RST_STREAM, detail), null);
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
        Integer frame = settings.maxFrameSize();
        if (frame != null) {
            connection.sender.maxFrame(frame);
        }
        Integer window = settings.initialWindowSize();
        if (window != null) {
            connection.sender.streamWindow(window, connection.streams());
        }
        connection.sender.acknowledgeSettings();
        connection.settled(settings.maxConcurrentStreams());
    }

    @Override
    public void onPingRead(ChannelHandlerContext ctx, long data) {
        connection.sender.acknowledgePing(data);
    }

    @Override
    public void onPushPromiseRead(
            ChannelHandlerContext ctx, int streamId, int promisedStreamId, Http2Headers headers, int padding)
            throws Http2Exception {
        throw Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "a push that was not allowed");
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData) {
        Failure failure =
                new Failure(FailureReason.HTTP2_GOAWAY, "the target is ending the connection: " + name(errorCode));
        if (errorCode != Http2Error.NO_ERROR.code()) {
            goneAway = failure;
        }
        connection.goAway(lastStreamId, failure);
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext ctx, int streamId, int windowSizeIncrement)
            throws Http2Exception {
        if (streamId == 0) {
            connection.sender.grow(windowSizeIncrement);
            return;
        }
        Http2Stream stream = connection.stream(streamId);
        if (stream != null) {
            connection.sender.grow(stream, windowSizeIncrement);
        }
    }

    private void finish(Http2Stream stream, Http2Response response) {
        Defect defect = response.finish();
        if (defect == null) {
            connection.complete(stream, response);
        } else {
            connection.fail(stream, Failure.of(defect), null);
        }
    }

    private static String name(long errorCode) {
        Http2Error error = Http2Error.valueOf(errorCode);
        return error == null ? "error code " + errorCode : error.name();
    }
}
