package dev.keywave.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.RecvByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Opens a client's connections: knows what is being opened, how it is done, and what a connection can be hoped for. */
final class Dialer {

    private final HttpClient client;
    private final HttpClientConfig config;
    private final Transport transport;
    private final Bootstrap bootstrap;
    private final ReusedBuffer received = new ReusedBuffer(PooledByteBufAllocator.DEFAULT);
    private final @Nullable TlsEngines tls;
    /** All have the same timeout, so that the first is the first to be overdue. */
    private final LinkedOrder<Opening> openings = new LinkedOrder<>();

    private long requestsPerConnection;

    Dialer(HttpClient client, EventLoop loop, HttpClientConfig config) {
        this.client = client;
        this.config = config;
        transport = Transport.of(loop);
        TlsConfig security = config.tls();
        tls = security == null ? null : TlsEngines.of(security, config);
        boolean http1 = config.protocol() == HttpProtocol.HTTP_1_1
                || (config.protocol() == HttpProtocol.AUTO && security == null);
        // Until the first connection shows how many it takes, one is opened for all who wait.
        requestsPerConnection = http1 ? 1 : Integer.MAX_VALUE;
        // What is read of plain HTTP/1.1 is parsed before the next read begins; records and frames outlive a read.
        RecvByteBufAllocator receive = http1 && security == null
                ? new ReceiveAllocator(received)
                : new AdaptiveRecvByteBufAllocator(512, 4096, ReusedBuffer.CAPACITY);
        bootstrap = new Bootstrap()
                .group(loop)
                .channelFactory(transport.channels())
                .remoteAddress(config.address())
                .disableResolver()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .option(ChannelOption.RECVBUF_ALLOCATOR, receive);
    }

    int openings() {
        return openings.size();
    }

    long requestsPerConnection() {
        return requestsPerConnection;
    }

    void open(Lane lane) {
        Opening opening = new Opening(client, this, lane, client.nowNs());
        openings.addLast(opening);
        lane.opening(opening);
        opening.began(bootstrap.clone().handler(opening.events()).connect());
    }

    @Nullable
    TlsEngines tls() {
        return tls;
    }

    boolean isSecure() {
        return tls != null;
    }

    HttpProtocol protocol() {
        return config.protocol();
    }

    /** A connection can be used, for that many requests at a time. */
    void succeeded(Opening opening, Connection connection, long requests) {
        if (leave(opening)) {
            requestsPerConnection = Math.max(1, requests);
            client.opened(connection);
        }
    }

    /** Does nothing if the opening has ended in any way. */
    void failed(Opening opening, Failure failure) {
        if (leave(opening)) {
            client.counters.connectFailures++;
            client.counters.failedHandshakes += opening.handshaking() ? 1 : 0;
            opening.closeChannel();
            opening.lane.openingFailed(failure);
        }
    }

    /** Nobody wants that connection any more. */
    void abandon(Opening opening) {
        if (leave(opening)) {
            opening.closeChannel();
            client.openAsNeeded(opening.lane);
        }
    }

    /** Tells a refusal from other failures of a connection attempt. */
    Failure connectFailure(Throwable cause) {
        return new Failure(
                transport.isRefusal(cause) ? FailureReason.CONNECT_REFUSED : FailureReason.CONNECT_FAILED,
                String.valueOf(cause.getMessage()));
    }

    void sweep(long nowNs) {
        for (Opening first = overdue(nowNs); first != null; first = overdue(nowNs)) {
            failed(first, new Failure(FailureReason.CONNECT_TIMEOUT, first.pending()));
        }
    }

    void close(Failure failure) {
        for (Opening first = openings.first(); first != null; first = openings.first()) {
            failed(first, failure);
        }
        received.close();
        if (tls != null) {
            tls.close();
        }
    }

    private boolean leave(Opening opening) {
        if (!openings.remove(opening)) {
            return false;
        }
        opening.lane.openingEnded();
        return true;
    }

    private @Nullable Opening overdue(long nowNs) {
        Opening first = openings.first();
        return first != null && first.startedNs() + config.connectTimeoutNs() - nowNs <= 0 ? first : null;
    }
}
