package dev.keywave.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A server on Netty's own codecs, over TLS or plain HTTP/2, that answers each request with what it saw of it;
 * {@code /bytes/N} gives N bytes.
 */
final class TlsServer implements AutoCloseable {

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listener;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger fullHandshakes = new AtomicInteger();

    private TlsServer(@Nullable OneKey keys, @Nullable UnaryOperator<SslContextBuilder> tweak, String... protocols)
            throws Exception {
        SslContext context = keys == null || tweak == null
                ? null
                : tweak.apply(SslContextBuilder.forServer(keys)
                                .sslProvider(SslProvider.JDK)
                                .applicationProtocolConfig(new ApplicationProtocolConfig(
                                        ApplicationProtocolConfig.Protocol.ALPN,
                                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                                        List.of(protocols))))
                        .build();
        listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accepted.incrementAndGet();
                        if (context == null) {
                            speak(channel, "h2");
                        } else {
                            channel.pipeline()
                                    .addLast(
                                            context.newHandler(channel.alloc()),
                                            new Negotiation(System.currentTimeMillis()));
                        }
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    /** TLS 1.2 and 1.3 with HTTP/2 and HTTP/1.1. */
    static TlsServer of(Certificates.Issued identity) throws Exception {
        return of(identity, builder -> builder, "h2", "http/1.1");
    }

    static TlsServer of(
            Certificates.Issued identity, UnaryOperator<SslContextBuilder> tweak, String... applicationProtocols)
            throws Exception {
        return new TlsServer(new OneKey(identity), tweak, applicationProtocols);
    }

    /** HTTP/2 with prior knowledge. */
    static TlsServer plainHttp2() throws Exception {
        return new TlsServer(null, null);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    int accepted() {
        return accepted.get();
    }

    /** How many handshakes made a session that was not there before the connection was. */
    int fullHandshakes() {
        return fullHandshakes.get();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(4_000);
    }

    private static void speak(Channel channel, String protocol) {
        if (protocol.equals("h2")) {
            DefaultHttp2Connection connection = new DefaultHttp2Connection(true);
            channel.pipeline()
                    .addLast(new HttpToHttp2ConnectionHandlerBuilder()
                            .connection(connection)
                            .frameListener(new InboundHttp2ToHttpAdapterBuilder(connection)
                                    .maxContentLength(1 << 26)
                                    .build())
                            .build());
        } else {
            channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 26));
        }
        channel.pipeline().addLast(new Echo(protocol));
    }

    private final class Negotiation extends ApplicationProtocolNegotiationHandler {

        private final long acceptedMs;

        Negotiation(long acceptedMs) {
            super("http/1.1");
            this.acceptedMs = acceptedMs;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
            long createdMs =
                    ctx.pipeline().get(SslHandler.class).engine().getSession().getCreationTime();
            if (createdMs >= acceptedMs) {
                fullHandshakes.incrementAndGet();
            }
            speak(ctx.channel(), protocol);
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
            ChannelFuture unused = ctx.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ChannelFuture unused = ctx.close();
        }
    }

    private static final class Echo extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final String protocol;

        Echo(String protocol) {
            this.protocol = protocol;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            ByteBuf body = request.uri().startsWith("/bytes/")
                    ? Unpooled.wrappedBuffer(
                            new byte[Integer.parseInt(request.uri().substring(7))])
                    : Unpooled.copiedBuffer(seen(ctx, request), StandardCharsets.UTF_8);
            FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            response.headers().add("set-cookie", "a=1").add("set-cookie", "b=2");
            String streamId = request.headers().get("x-http2-stream-id");
            if (streamId != null) {
                response.headers().set("x-http2-stream-id", streamId);
            }
            ChannelFuture unused = ctx.writeAndFlush(response);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ChannelFuture unused = ctx.close();
        }

        private String seen(ChannelHandlerContext ctx, FullHttpRequest request) {
            String headers = request.headers().entries().stream()
                    .filter(entry -> !entry.getKey().startsWith("x-http2-"))
                    .map((Map.Entry<String, String> entry) -> entry.getKey() + ": " + entry.getValue() + "\n")
                    .collect(Collectors.joining());
            return protocol + " " + request.method() + " " + request.uri() + "\n" + headers + session(ctx) + "\n"
                    + request.content().readableBytes() + " bytes";
        }

        private static String session(ChannelHandlerContext ctx) {
            SslHandler handler = ctx.pipeline().get(SslHandler.class);
            if (handler == null) {
                return "plain";
            }
            SSLEngine engine = handler.engine();
            ExtendedSSLSession session = (ExtendedSSLSession) engine.getSession();
            String names = session.getRequestedServerNames().stream()
                    .map(name -> ((SNIHostName) name).getAsciiName())
                    .collect(Collectors.joining(","));
            return session.getProtocol() + " sni=" + names;
        }
    }
}
