package dev.keywave.relyingparty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a request that the codec emits together, up to a body of bounded size. */
final class HttpRequestAssembler extends ChannelInboundHandlerAdapter {

    private static final byte[] NO_BODY = {};

    private final HttpExchanges exchanges;
    private final int maxBodyBytes;
    private @Nullable HttpRequest head;
    private byte[] body = NO_BODY;
    private boolean givenUp;

    HttpRequestAssembler(HttpExchanges exchanges, int maxBodyBytes) {
        this.exchanges = exchanges;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        try {
            if (givenUp) {
                return;
            }
            if (part instanceof HttpRequest request) {
                begin(request);
            }
            if (part instanceof HttpContent content) {
                append(content);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void begin(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            giveUp(400, "the request is not HTTP that this server reads");
            return;
        }
        if (HttpUtil.getContentLength(request, 0L) > maxBodyBytes) {
            giveUp(413, "the body is longer than " + maxBodyBytes + " bytes");
            return;
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            exchanges.goOn();
        }
        head = request;
        body = NO_BODY;
    }

    private void append(HttpContent content) {
        HttpRequest request = head;
        if (request == null || givenUp) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            giveUp(400, "the body is not HTTP that this server reads");
            return;
        }
        ByteBuf bytes = content.content();
        if (bytes.isReadable()) {
            if (body.length + bytes.readableBytes() > maxBodyBytes) {
                giveUp(413, "the body is longer than " + maxBodyBytes + " bytes");
                return;
            }
            body = body.length == 0 ? ByteBufUtil.getBytes(bytes) : appended(body, bytes);
        }
        if (content instanceof LastHttpContent) {
            head = null;
            exchanges.begin(new HttpExchange(
                    request.method(),
                    request.uri(),
                    request.headers(),
                    HttpUtil.isKeepAlive(request),
                    new ByteString(body)));
        }
    }

    private static byte[] appended(byte[] body, ByteBuf bytes) {
        byte[] longer = Arrays.copyOf(body, body.length + bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), longer, body.length, bytes.readableBytes());
        return longer;
    }

    /** Where the next request would begin is not known any more, so this is the connection's last answer. */
    private void giveUp(int status, String errorMessage) {
        givenUp = true;
        exchanges.refuse(status, errorMessage);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A connection that breaks is the client's affair; it shows in the client's figures.
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
