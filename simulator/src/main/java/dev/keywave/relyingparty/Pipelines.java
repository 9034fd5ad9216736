package dev.keywave.relyingparty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * Fits a connection for what it speaks: HTTP/1.1 or HTTP/2, by ALPN over TLS, by the connection preface (prior
 * knowledge, RFC 9113 section 3.3) without. Each stream of HTTP/2 is served as a connection of its own would be.
 */
final class Pipelines extends ChannelInitializer<Channel> {

    private static final int MAX_REQUEST_LINE = 4096;
    private static final int MAX_HEADERS = 16_384;
    private static final int MAX_STREAMS = 128;

    private final int maxBodyBytes;
    private final boolean gzip;
    private final RequestService requests;
    private final @Nullable SslContext tls;

    Pipelines(RelyingPartyConfig config, RequestService requests) {
        this.maxBodyBytes = config.maxBodyBytes();
        this.gzip = config.gzip();
        this.requests = requests;
        TlsConfig configured = config.tls();
        this.tls = configured == null ? null : configured.serverContext();
    }

    @Override
    protected void initChannel(Channel connection) {
        if (tls == null) {
            connection.pipeline().addLast(new PrefaceDetector(this));
        } else {
            connection.pipeline().addLast(tls.newHandler(connection.alloc())).addLast(new ProtocolByAlpn(this));
        }
    }

    void http1(ChannelPipeline pipeline) {
        HttpDecoderConfig decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxChunkSize(maxBodyBytes);
        if (gzip) {
            pipeline.addLast(new HttpServerCodec(decoding));
            objects(pipeline);
        } else {
            pipeline.addLast(new HttpRequestDecoder(decoding)).addLast(assembler(pipeline.channel(), ReplyForm.BYTES));
        }
    }

    void http2(ChannelPipeline pipeline) {
        Http2Settings settings = Http2Settings.defaultSettings()
                .maxConcurrentStreams(MAX_STREAMS)
                .maxHeaderListSize(MAX_HEADERS);
        pipeline.addLast(Http2FrameCodecBuilder.forServer()
                        .initialSettings(settings)
                        .build())
                .addLast(new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true));
                        objects(stream.pipeline());
                    }
                }))
                .addLast(new ConnectionEnd());
    }

    private void objects(ChannelPipeline pipeline) {
        if (gzip) {
            pipeline.addLast(new HttpContentCompressor(StandardCompressionOptions.gzip()));
        }
        pipeline.addLast(assembler(pipeline.channel(), ReplyForm.OBJECTS));
    }

    private HttpRequestAssembler assembler(Channel channel, ReplyForm form) {
        return new HttpRequestAssembler(new HttpExchanges(channel, requests, form), maxBodyBytes);
    }
}
