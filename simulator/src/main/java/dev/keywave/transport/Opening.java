package dev.keywave.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;

/** A connection attempt: TCP, then TLS if it is asked for, then HTTP/2's settings if it is spoken. */
final class Opening extends Linked<Opening> {

    private enum Stage {
        CONNECTING("no answer to the connection attempt"),
        HANDSHAKING("no end of the TLS handshake in time"),
        SETTLING("no HTTP/2 settings in time");

        private final String pending;

        Stage(String pending) {
            this.pending = pending;
        }
    }

    final HttpClient client;
    final Lane lane;
    private final Dialer dialer;
    private final long startedNs;
    private Stage stage = Stage.CONNECTING;
    private long connectedNs;
    private long handshakenNs;
    private boolean resumed;
    private @Nullable Channel channel;
    private @Nullable SslHandler ssl;

    Opening(HttpClient client, Dialer dialer, Lane lane, long startedNs) {
        this.client = client;
        this.dialer = dialer;
        this.lane = lane;
        this.startedNs = startedNs;
    }

    ChannelHandler events() {
        return new Events();
    }

    void began(ChannelFuture connect) {
        channel = connect.channel();
        connect.addListener(future -> {
            Throwable cause = future.cause();
            if (cause != null) {
                // It may have failed at once, inside of the caller's send().
                client.later(() -> dialer.failed(this, dialer.connectFailure(cause)));
            }
        });
    }

    long startedNs() {
        return startedNs;
    }

    long connectNs() {
        return connectedNs - startedNs;
    }

    long handshakeNs() {
        return handshakenNs - connectedNs;
    }

    boolean resumed() {
        return resumed;
    }

    boolean handshaking() {
        return stage == Stage.HANDSHAKING;
    }

    /** What has not come yet, in words. */
    String pending() {
        return stage.pending;
    }

    void closeChannel() {
        // A channel that could not even be made is not registered, and one that closed itself is not any more.
        if (channel != null && channel.isRegistered()) {
            ChannelFuture unused = channel.close();
        }
    }

    /** The connection can be used. */
    void settled(Connection connection, long requests) {
        dialer.succeeded(this, connection, requests);
    }

    void failed(Failure failure) {
        dialer.failed(this, failure);
    }

    private void tcpConnected(ChannelHandlerContext ctx) {
        connectedNs = client.nowNs();
        handshakenNs = connectedNs;
        if (ssl != null) {
            stage = Stage.HANDSHAKING;
        } else if (dialer.protocol() == HttpProtocol.HTTP_2) {
            speakHttp2(ctx);
        } else {
            speakHttp1(ctx);
        }
    }

    private void handshaken(ChannelHandlerContext ctx, SslHandler handler, TlsEngines tls) {
        handshakenNs = client.nowNs();
        resumed = !tls.sawCertificate(handler.engine());
        if (resumed) {
            client.counters.resumedHandshakes++;
        } else {
            client.counters.fullHandshakes++;
        }
        stage = Stage.SETTLING;
        if ("h2".equals(handler.engine().getApplicationProtocol())) {
            speakHttp2(ctx);
        } else if (dialer.protocol() == HttpProtocol.HTTP_2) {
            failed(new Failure(FailureReason.HTTP2_NOT_NEGOTIATED, "the target did not agree to h2 (ALPN)"));
        } else {
            speakHttp1(ctx);
        }
    }

    private void speakHttp1(ChannelHandlerContext ctx) {
        Http1Connection connection = new Http1Connection(this, ctx.channel());
        handOver(ctx, connection);
        settled(connection, 1);
    }

    private void speakHttp2(ChannelHandlerContext ctx) {
        stage = Stage.SETTLING;
        Http2Connection connection = new Http2Connection(this, ctx.channel());
        handOver(ctx, connection);
        connection.begin();
    }

    private static void handOver(ChannelHandlerContext ctx, Connection connection) {
        ctx.pipeline().addLast(connection.events());
        ctx.pipeline().remove(ctx.handler());
    }

    private final class Events extends ChannelInboundHandlerAdapter {

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            TlsEngines tls = dialer.tls();
            if (tls != null) {
                SslHandler handler = tls.handler(ctx.alloc());
                ssl = handler;
                ctx.pipeline().addFirst(handler);
            }
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            tcpConnected(ctx);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            SslHandler handler = ssl;
            TlsEngines tls = dialer.tls();
            if (event instanceof SslHandshakeCompletionEvent completion && handler != null && tls != null) {
                if (completion.isSuccess()) {
                    handshaken(ctx, handler, tls);
                } else {
                    boolean shown = tls.sawCertificate(handler.engine());
                    failed(NetworkFailure.inHandshake(completion.cause(), shown));
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            failed(new Failure(FailureReason.CONNECT_FAILED, "closed while it was being opened"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            TlsEngines tls = dialer.tls();
            SslHandler handler = ssl;
            boolean shown = tls != null && handler != null && tls.sawCertificate(handler.engine());
            failed(stage == Stage.CONNECTING ? dialer.connectFailure(cause) : NetworkFailure.inHandshake(cause, shown));
        }
    }
}
