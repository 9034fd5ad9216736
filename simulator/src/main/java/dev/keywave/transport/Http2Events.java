package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way in of an HTTP/2 connection: bytes become frames, and what goes wrong a failure of a stream or of all. */
final class Http2Events extends ByteToMessageDecoder {

    private static final int TYPE_AT = 3;
    private static final int FLAGS_AT = 4;

    private final Http2Connection connection;
    private final boolean priorKnowledge;
    private final Http2FrameEvents frames;
    private final Http2FrameReader reader;
    private boolean spoken;
    private @Nullable Failure brokenBy;

    Http2Events(Http2Connection connection, boolean priorKnowledge) {
        this.connection = connection;
        this.priorKnowledge = priorKnowledge;
        frames = new Http2FrameEvents(connection);
        try {
            reader = new DefaultHttp2FrameReader(Http2Fields.decoder(HttpClientConfig.MAX_HEAD_BYTES));
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        connection.sender.beginReading();
        connection.countRead(((ByteBuf) message).readableBytes());
        super.channelRead(ctx, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        connection.sender.endReading();
        super.channelReadComplete(ctx);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (connection.isGone()) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (!spoken && !speaks(in)) {
            return;
        }
        try {
            reader.readFrame(ctx, in, frames);
        } catch (Http2Exception e) {
            defective(e);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        super.channelInactive(ctx);
        if (connection.isGone()) {
            return;
        }
        Failure goneAway = frames.goneAway();
        if (brokenBy != null) {
            connection.end(brokenBy);
        } else if (goneAway != null) {
            connection.end(goneAway);
        } else if (priorKnowledge && !connection.isSettled()) {
            connection.end(new Failure(
                    FailureReason.HTTP2_NOT_NEGOTIATED, "the connection was closed without HTTP/2 settings"));
        } else {
            connection.end(
                    new Failure(FailureReason.CONNECTION_CLOSED, "the connection was closed before the response"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Failure failure = NetworkFailure.afterHandshake(cause);
        if (failure == null) {
            ctx.fireExceptionCaught(cause);
        } else if (brokenBy == null) {
            brokenBy = failure;
        }
        ChannelFuture unused = ctx.close();
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        reader.close();
    }

    /** Whether the first frame is there and is settings (RFC 9113 section 3.4): if it is not, this is not HTTP/2. */
    private boolean speaks(ByteBuf in) {
        int start = in.readerIndex();
        boolean http1 = in.getByte(start) == 'H';
        if (!http1 && in.readableBytes() < Http2CodecUtil.FRAME_HEADER_LENGTH) {
            return false;
        }
        spoken = !http1 && in.getByte(start + TYPE_AT) == Http2FrameTypes.SETTINGS && in.getByte(start + FLAGS_AT) == 0;
        if (!spoken) {
            in.skipBytes(in.readableBytes());
            connection.end(new Failure(
                    priorKnowledge ? FailureReason.HTTP2_NOT_NEGOTIATED : FailureReason.HTTP2_PROTOCOL_ERROR,
                    http1 ? "the target answered in HTTP/1" : "the target did not begin with HTTP/2 settings"));
        }
        return spoken;
    }

    private void defective(Http2Exception e) {
        String detail = e.error() + ": " + e.getMessage();
        if (!Http2Exception.isStreamError(e)) {
            connection.sender.goAway(e.error() == Http2Error.NO_ERROR ? Http2Error.PROTOCOL_ERROR : e.error());
            connection.end(new Failure(FailureReason.HTTP2_PROTOCOL_ERROR, detail));
            return;
        }
        Http2Stream stream = connection.streamOrNull(Http2Exception.streamId(e));
        if (stream != null) {
            FailureReason reason = e instanceof Http2Exception.HeaderListSizeException
                    ? FailureReason.RESPONSE_TOO_LARGE
                    : FailureReason.MALFORMED_RESPONSE;
            connection.fail(stream, new Failure(reason, detail), e.error());
        }
    }
}
