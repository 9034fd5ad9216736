package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 without TLS on the port where HTTP/1.1 is spoken too. */
final class Http2CleartextTest {

    private static final int STREAMS = 20;

    private final RelyingPartyServer server =
            RelyingPartyServer.start(RelyingPartyConfig.builder().build());
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        server.close();
    }

    @Test
    void whoKnowsBeforehandSpeaksHttp2AtOnceWithManyStreams() throws Exception {
        Channel connection = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(Http2FrameCodecBuilder.forClient().build())
                                .addLast(new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel pushed) {
                                        pushed.close().addListener(done -> {});
                                    }
                                }));
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), server.port())
                .sync()
                .channel();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            answers.add(ask(connection, "{\"username\":\"\"}"));
        }
        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("200 {\"status\":\"ok\"");
        }
        connection.close().sync();
    }

    @Test
    void whoAsksForAnUpgradeStaysWithHttp1() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.origin() + "/")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void aRequestThatComesInCrumbsIsStillTold() throws IOException {
        for (String crumbs : List.of(
                "P|OST /assertion/options HTTP/1.1\r\n|Content-Length: 2\r\nConnection: close\r\n\r\n{}",
                "PR|OPFIND / HTTP/1.1\r\nConnection: close\r\n\r\n")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(10_000);
                for (String crumb : crumbs.split("\\|", -1)) {
                    socket.getOutputStream().write(crumb.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                }
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith(crumbs.startsWith("PR") ? "HTTP/1.1 405 " : "HTTP/1.1 200 ");
            }
        }
    }

    private CompletableFuture<String> ask(Channel connection, String body) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Channel stream = new Http2StreamChannelBootstrap(connection)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new Http2StreamFrameToHttpObjectCodec(false))
                                .addLast(new HttpObjectAggregator(65_536))
                                .addLast(new SimpleChannelInboundHandler<FullHttpResponse>() {
                                    @Override
                                    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse got) {
                                        answer.complete(got.status().code() + " "
                                                + got.content().toString(StandardCharsets.UTF_8));
                                    }

                                    @Override
                                    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                                        answer.completeExceptionally(cause);
                                    }
                                });
                    }
                })
                .open()
                .syncUninterruptibly()
                .getNow();
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.POST,
                "/assertion/options",
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        request.headers().set("host", "localhost");
        stream.writeAndFlush(request).addListener(sent -> {
            if (!sent.isSuccess()) {
                answer.completeExceptionally(sent.cause());
            }
        });
        return answer;
    }
}
