package dev.keywave.gatling.measure;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/**
 * Speaks as a relying party does, with a fresh challenge in each options, and accepts everything, so that only the
 * generator costs anything. It polls and never sleeps: a core that sleeps is woken by whoever sends to it, and in a virtual
 * machine that costs the sender more than the request, but not when it is saturated. Says its port in its first line; {@code GET /logins} tells how many results it took.
 */
public final class AcceptingServer {

    private static final String OK = "{\"status\":\"ok\",\"errorMessage\":\"\"}";

    private AcceptingServer() {}

    /** Runs until it is killed. */
    public static void main(String[] args) throws InterruptedException {
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                1, NioIoHandler.newFactory(SelectorProvider.provider(), () -> (poll, hasTasks) -> poll.get()));
        Answers answers = new Answers();
        Channel channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), answers);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        System.out.println(((java.net.InetSocketAddress) channel.localAddress()).getPort());
        channel.closeFuture().sync();
    }

    /** On the only event loop. */
    @io.netty.channel.ChannelHandler.Sharable
    private static final class Answers extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final SplittableRandom random = new SplittableRandom(1);
        private final Base64.Encoder base64Url = Base64.getUrlEncoder().withoutPadding();
        private long logins;

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            String body = body(request.uri());
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    body.isEmpty() ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.OK,
                    Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8)));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            var unused = ctx.writeAndFlush(response);
        }

        private String body(String path) {
            return switch (path) {
                case "/attestation/options" ->
                    ("{\"status\":\"ok\",\"errorMessage\":\"\",\"rp\":{\"id\":\"localhost\","
                                    + "\"name\":\"Accepts everything\"},\"user\":{\"id\":\"%s\",\"name\":\"user\",\"displayName\":\"User\"},"
                                    + "\"challenge\":\"%s\",\"pubKeyCredParams\":[{\"type\":\"public-key\",\"alg\":-7}],\"timeout\":60000,"
                                    + "\"authenticatorSelection\":{\"residentKey\":\"required\",\"userVerification\":\"preferred\"},"
                                    + "\"attestation\":\"none\"}")
                            .formatted(random(16), random(32));
                case "/assertion/options" ->
                    ("{\"status\":\"ok\",\"errorMessage\":\"\",\"challenge\":\"%s\","
                                    + "\"timeout\":60000,\"rpId\":\"localhost\",\"allowCredentials\":[],\"userVerification\":\"preferred\"}")
                            .formatted(random(32));
                case "/attestation/result" -> OK;
                case "/assertion/result" -> {
                    logins++;
                    yield OK;
                }
                case "/logins" -> Long.toString(logins);
                default -> "";
            };
        }

        private String random(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return base64Url.encodeToString(bytes);
        }
    }
}
