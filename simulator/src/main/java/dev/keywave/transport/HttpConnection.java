package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection: at any time being opened, idle, in an exchange, or gone. It turns the channel's events into calls of
 * the pool and the exchange; which of the pool's orders it is in says its state.
 */
final class HttpConnection extends Linked<HttpConnection> {

    private final HttpClient client;
    /** When the connection attempt or the exchange has taken too long, by the client's clock. */
    long deadlineNs;

    private @Nullable Channel channel;
    private @Nullable HttpRequest request;
    private @Nullable ResponseParser parser;
    private @Nullable String brokenBy;

    HttpConnection(HttpClient client) {
        this.client = client;
    }

    void opening(ChannelFuture connect) {
        channel = connect.channel();
        connect.addListener(future -> {
            Throwable cause = future.cause();
            if (cause != null) {
                // It may have failed at once, inside of the caller's send().
                client.later(() -> client.connectFailed(this, cause));
            }
        });
    }

    boolean isUsable() {
        Channel open = channel;
        return open != null && open.isActive();
    }

    /**
     * Writes the request as one buffer and flushes it at once: without pipelining nothing else is under way on this
     * connection that a later flush could take along.
     */
    void exchange(HttpRequest next, ByteBuf encoded) {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("not connected");
        }
        request = next;
        next.connection = this;
        ChannelFuture unused = open.writeAndFlush(encoded, open.voidPromise());
    }

    /** Ends the connection without a word to the exchange, whose request is handed back. */
    @Nullable
    HttpRequest drop() {
        HttpRequest dropped = request;
        request = null;
        if (parser != null) {
            client.parsers.giveBack(parser);
            parser = null;
        }
        // A channel that could not even be made is not registered, and one that closed itself is not any more.
        if (channel != null && channel.isRegistered()) {
            ChannelFuture unused = channel.close();
        }
        return dropped;
    }

    ChannelInboundHandlerAdapter events() {
        return new Events();
    }

    private void received(ByteBuf in) {
        HttpRequest answered = request;
        if (answered == null) {
            // Nobody asked: what follows on this connection could not be told from an answer.
            client.ended(this, Defect.NOT_HTTP.reason(), "bytes that no request asked for");
            return;
        }
        ResponseParser reader = parser;
        if (reader == null) {
            reader = client.parsers.take(answered.method().equals("HEAD"));
            parser = reader;
        }
        switch (reader.consume(in)) {
            case COMPLETE -> complete(answered, reader, reader.leavesConnectionUsable() && isUsable());
            case DEFECTIVE ->
                client.ended(this, reader.defect().reason(), reader.defect().detail());
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
            client.ended(this, FailureReason.CONNECTION_RESET, brokenBy);
        } else if (open == null || reader == null) {
            client.ended(this, FailureReason.CONNECTION_CLOSED, "the connection was closed before the response");
        } else if (reader.endOfStream() == Progress.COMPLETE) {
            complete(open, reader, false);
        } else {
            client.ended(this, reader.defect().reason(), reader.defect().detail());
        }
    }

    private final class Events extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            client.connected(HttpConnection.this);
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            try {
                client.countReceived(in.readableBytes());
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
            if (cause instanceof IOException) {
                // May come from inside of send(): only channelInactive, which never does, tells the exchange.
                brokenBy = String.valueOf(cause.getMessage());
            } else {
                ctx.fireExceptionCaught(cause);
            }
            ChannelFuture unused = ctx.close();
        }
    }
}
