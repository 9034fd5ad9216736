package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** A connection that carries one request at a time (RFC 9112). */
final class Http1Connection extends Connection {

    private @Nullable HttpRequest request;
    private @Nullable ResponseParser parser;
    private @Nullable Failure brokenBy;

    Http1Connection(Opening opening, Channel channel) {
        super(opening, channel);
    }

    @Override
    ChannelHandler events() {
        return new Events();
    }

    @Override
    boolean hasRoom() {
        return request == null && channel.isActive();
    }

    @Override
    int exchanges() {
        return request == null ? 0 : 1;
    }

    @Override
    boolean isHttp2() {
        return false;
    }

    /**
     * Writes the request as one buffer and flushes it at once: without pipelining nothing else is under way on this
     * connection that a later flush could take along.
     */
    @Override
    long exchange(HttpRequest next) {
        ByteBuf encoded = client.encoded(next);
        request = next;
        next.connection = this;
        long nowNs = client.nowNs();
        ChannelFuture unused = channel.writeAndFlush(encoded, channel.voidPromise());
        return nowNs;
    }

    @Override
    void giveUp(HttpRequest given, Failure failure) {
        client.ended(this, failure);
    }

    @Override
    void abandonTo(LinkedOrder<HttpRequest> abandoned) {
        HttpRequest open = request;
        request = null;
        if (parser != null) {
            client.parsers.giveBack(parser);
            parser = null;
        }
        if (open != null) {
            client.moveTo(abandoned, open);
        }
    }

    private void received(ByteBuf in) {
        HttpRequest answered = request;
        if (answered == null) {
            // Nobody asked: what follows on this connection could not be told from an answer.
            client.ended(this, new Failure(FailureReason.NOT_HTTP, "bytes that no request asked for"));
            return;
        }
        ResponseParser reader = parser;
        if (reader == null) {
            reader = client.parsers.take(answered.method().equals("HEAD"));
            parser = reader;
        }
        switch (reader.consume(in)) {
            case COMPLETE -> complete(answered, reader, reader.leavesConnectionUsable() && channel.isActive());
            case DEFECTIVE -> client.ended(this, Failure.of(reader.defect()));
            case INCOMPLETE -> {}
        }
    }

    private void complete(HttpRequest answered, ResponseParser reader, boolean reusable) {
        request = null;
        parser = null;
        try {
            client.completed(this, answered, reader.response(), reusable);
        } finally {
            client.parsers.giveBack(reader);
        }
    }

    private void closed() {
        HttpRequest open = request;
        ResponseParser reader = parser;
        if (brokenBy != null) {
            client.ended(this, brokenBy);
        } else if (open == null || reader == null) {
            client.ended(
                    this,
                    new Failure(FailureReason.CONNECTION_CLOSED, "the connection was closed before the response"));
        } else if (reader.endOfStream() == Progress.COMPLETE) {
            complete(open, reader, false);
        } else {
            client.ended(this, Failure.of(reader.defect()));
        }
    }

    private final class Events extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            try {
                client.counters.bytesReceived += in.readableBytes();
                received(in);
            } finally {
                in.release();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            closed();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            Failure failure = NetworkFailure.afterHandshake(cause);
            if (failure == null) {
                ctx.fireExceptionCaught(cause);
            } else if (brokenBy == null) {
                // May come from inside of send(): only channelInactive, which never does, tells the exchange.
                brokenBy = failure;
            }
            ChannelFuture unused = ctx.close();
        }
    }
}
