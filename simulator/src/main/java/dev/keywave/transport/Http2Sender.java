package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way out of an HTTP/2 connection: writes frames (RFC 9113 section 6), keeps to the target's flow control, and
 * gathers what one turn of the loop has to say into one write.
 */
final class Http2Sender {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int END_STREAM = 0x1;
    private static final int ACK = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int USUAL = 4 * 1024;

    private final HttpClient client;
    private final Channel channel;
    private final Runnable flush = this::flush;
    /** Streams with content that the target is not ready to take yet. */
    private final LinkedOrder<Http2Stream> blocked = new LinkedOrder<>();

    private final ByteBuf section = Unpooled.buffer(512);
    private @Nullable ByteBuf out;
    private boolean reading;
    private boolean flushScheduled;
    private boolean tableUpdated;
    private long window = Http2CodecUtil.DEFAULT_WINDOW_SIZE;
    private int streamWindow = Http2CodecUtil.DEFAULT_WINDOW_SIZE;
    private int maxFrame = Http2CodecUtil.DEFAULT_MAX_FRAME_SIZE;

    Http2Sender(HttpClient client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    /** How much of a new stream's content the target takes. */
    int streamWindow() {
        return streamWindow;
    }

    /** The connection preface (RFC 9113 section 3.4). */
    void preface(int receiveWindow) {
        ByteBuf buffer = out().writeBytes(PREFACE);
        head(3 * 6, Http2FrameTypes.SETTINGS, 0, 0);
        setting(Http2CodecUtil.SETTINGS_ENABLE_PUSH, 0, buffer);
        setting(Http2CodecUtil.SETTINGS_INITIAL_WINDOW_SIZE, receiveWindow, buffer);
        setting(Http2CodecUtil.SETTINGS_MAX_HEADER_LIST_SIZE, HttpClientConfig.MAX_HEAD_BYTES, buffer);
        windowUpdate(0, Http2Parts.CONNECTION_WINDOW - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    }

    /** The field section, and as much of the content as the target takes. */
    void request(Http2Stream stream, Http2RequestEncoder encoder) {
        section.clear();
        if (!tableUpdated) {
            tableUpdated = true;
            section.writeByte(Http2RequestEncoder.NO_DYNAMIC_TABLE);
        }
        encoder.encode(stream.request, section);
        int flags = stream.unsentBytes() == 0 ? END_STREAM : 0;
        byte type = Http2FrameTypes.HEADERS;
        do {
            int length = Math.min(maxFrame, section.readableBytes());
            boolean last = length == section.readableBytes();
            head(length, type, flags | (last ? END_HEADERS : 0), stream.id).writeBytes(section, length);
            type = Http2FrameTypes.CONTINUATION;
            flags = 0;
        } while (section.isReadable());
        send(stream);
    }

    void forget(Http2Stream stream) {
        blocked.remove(stream);
    }

    void reset(int streamId, Http2Error error) {
        head(4, Http2FrameTypes.RST_STREAM, 0, streamId).writeInt((int) error.code());
    }

    void windowUpdate(int streamId, int increment) {
        head(4, Http2FrameTypes.WINDOW_UPDATE, 0, streamId).writeInt(increment);
    }

    void acknowledgeSettings() {
        head(0, Http2FrameTypes.SETTINGS, ACK, 0);
    }

    void acknowledgePing(long data) {
        head(8, Http2FrameTypes.PING, ACK, 0).writeLong(data);
    }

    void goAway(Http2Error error) {
        head(8, Http2FrameTypes.GO_AWAY, 0, 0).writeInt(0).writeInt((int) error.code());
    }

    void maxFrame(int bytes) {
        maxFrame = bytes;
    }

    /** The target changed what it takes of each stream's content; that may be less than is under way. */
    void streamWindow(int bytes, Iterable<Http2Stream> streams) throws Http2Exception {
        int change = bytes - streamWindow;
        streamWindow = bytes;
        for (Http2Stream stream : streams) {
            grow(stream, change);
        }
    }

    void grow(Http2Stream stream, int by) throws Http2Exception {
        stream.sendWindow += by;
        if (stream.sendWindow > Http2CodecUtil.MAX_INITIAL_WINDOW_SIZE) {
            throw Http2Exception.connectionError(Http2Error.FLOW_CONTROL_ERROR, "a stream's window grew too large");
        }
        if (stream.order == blocked) {
            send(stream);
        }
    }

    void grow(int by) throws Http2Exception {
        window += by;
        if (window > Http2CodecUtil.MAX_INITIAL_WINDOW_SIZE) {
            throw Http2Exception.connectionError(Http2Error.FLOW_CONTROL_ERROR, "the window grew too large");
        }
        Http2Stream next = blocked.first();
        while (next != null && window > 0) {
            Http2Stream stream = next;
            next = stream.after;
            send(stream);
        }
    }

    private void send(Http2Stream stream) {
        ByteBuf content = stream.request.body();
        int unsent = stream.unsentBytes();
        while (unsent > 0) {
            int length = (int) Math.min(Math.min(unsent, maxFrame), Math.min(window, stream.sendWindow));
            if (length <= 0) {
                if (stream.order == null) {
                    blocked.addLast(stream);
                }
                return;
            }
            unsent -= length;
            head(length, Http2FrameTypes.DATA, unsent == 0 ? END_STREAM : 0, stream.id)
                    .writeBytes(content, content.readerIndex() + stream.sentBytes, length);
            stream.sentBytes += length;
            stream.sendWindow -= length;
            window -= length;
        }
        blocked.remove(stream);
    }

    void beginReading() {
        reading = true;
    }

    void endReading() {
        reading = false;
        flush();
    }

    void flush() {
        flushScheduled = false;
        ByteBuf ready = out;
        out = null;
        if (ready == null) {
            return;
        }
        if (!channel.isActive()) {
            ready.release();
            return;
        }
        client.counters.bytesSent += ready.readableBytes();
        ChannelFuture unused = channel.writeAndFlush(ready, channel.voidPromise());
    }

    private ByteBuf head(int length, byte type, int flags, int streamId) {
        return out().writeMedium(length).writeByte(type).writeByte(flags).writeInt(streamId);
    }

    private static void setting(int id, int value, ByteBuf buffer) {
        buffer.writeShort(id).writeInt(value);
    }

    /** What is read in one go is answered in one go; anything else goes out at the end of the loop's turn. */
    private ByteBuf out() {
        ByteBuf buffer = out;
        if (buffer == null) {
            buffer = channel.alloc().directBuffer(USUAL);
            out = buffer;
            if (!reading && !flushScheduled) {
                flushScheduled = true;
                client.later(flush);
            }
        }
        return buffer;
    }
}
