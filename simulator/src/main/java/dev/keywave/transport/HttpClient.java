package dev.keywave.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client (RFC 9110, RFC 9112) for one target, living on one event loop: it is used, and calls back, on that
 * loop's thread only.
 *
 * <p>Connections are opened when a request needs one, up to a cap; they are kept alive, and the one used last is used
 * next. A request that finds none free waits its turn, first in, first out. A failed connection attempt fails the
 * request that has waited longest; nothing is tried again silently. An idle connection that the target closed is
 * replaced; if its closing crosses the request on the way, the request fails with
 * {@link FailureReason#CONNECTION_CLOSED}.
 *
 * <p>Timeouts are looked for every 10 ms: they fire up to that much late, and never early.
 */
public final class HttpClient implements AutoCloseable {

    private static final long SWEEP_MS = 10;

    private final EventLoop loop;
    private final HttpClientConfig config;
    private final LongSupplier nanoClock;
    private final RequestEncoder encoder;
    private final Bootstrap bootstrap;
    private final Future<?> sweeping;
    private final ReusedBuffer received = new ReusedBuffer(PooledByteBufAllocator.DEFAULT);
    private final ReusedBuffer sent = new ReusedBuffer(PooledByteBufAllocator.DEFAULT);
    final ResponseParsers parsers;

    private final LinkedOrder<HttpConnection> connecting = new LinkedOrder<>();
    private final LinkedOrder<HttpConnection> idle = new LinkedOrder<>();
    private final LinkedOrder<HttpConnection> busy = new LinkedOrder<>();
    private final LinkedOrder<HttpRequest> waiting = new LinkedOrder<>();

    private boolean closed;
    private long connects;
    private long connectFailures;
    private long bytesReceived;
    private long bytesSent;
    private @Nullable String lastFailureDetail;

    /**
     * Makes a client without any connection yet.
     *
     * @param loop one of {@link EventLoops}
     * @param config what it talks to and within which bounds
     * @param nanoClock monotonic nanoseconds; every time that the client takes or reports is of this clock
     */
    public HttpClient(EventLoop loop, HttpClientConfig config, LongSupplier nanoClock) {
        this.loop = loop;
        this.config = config;
        this.nanoClock = nanoClock;
        encoder = new RequestEncoder(config.hostHeader());
        parsers = new ResponseParsers(config.maxResponseBytes());
        bootstrap = new Bootstrap()
                .group(loop)
                .channelFactory(Transport.of(loop).channels())
                .remoteAddress(config.address())
                .disableResolver()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new ReceiveAllocator(received));
        // As a task of its own: if a handler throws, the loop logs it, and the next sweep still comes.
        Runnable sweep = this::sweep;
        sweeping = loop.scheduleWithFixedDelay(() -> later(sweep), SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Sends a request, now or when a connection is free. The handler hears of it in the order that
     * {@link ResponseHandler} gives; on a closed client it fails as {@link FailureReason#CANCELLED}.
     *
     * @throws IllegalStateException if this request is still under way
     */
    public void send(HttpRequest request, ResponseHandler handler) {
        assert loop.inEventLoop();
        request.begin(handler);
        if (closed) {
            later(() -> fail(request, FailureReason.CANCELLED, "the client is closed"));
            return;
        }
        HttpConnection connection = idle.pollLast();
        while (connection != null && !connection.isUsable()) {
            connection = idle.pollLast();
        }
        if (connection != null) {
            exchange(connection, request, false);
            return;
        }
        request.waitingSinceNs = nanoClock.getAsLong();
        waiting.addLast(request);
        connectAsNeeded();
    }

    /**
     * Gives an exchange up: its handler's {@code failed} is called with {@link FailureReason#CANCELLED} before this
     * returns, and a connection that carried it is closed.
     *
     * @return false if the request was not under way
     */
    public boolean cancel(HttpRequest request) {
        HttpConnection connection = request.connection;
        if (connection != null) {
            ended(connection, FailureReason.CANCELLED, "cancelled");
            return true;
        }
        boolean waited = waiting.remove(request);
        if (waited) {
            fail(request, FailureReason.CANCELLED, "cancelled");
        }
        return waited;
    }

    /** Cancels every exchange, closes every connection and frees the buffers. */
    @Override
    public void close() {
        assert loop.inEventLoop();
        if (closed) {
            return;
        }
        closed = true;
        sweeping.cancel(false);
        closeAll(idle);
        closeAll(connecting);
        closeAll(busy);
        for (HttpRequest request = waiting.pollFirst(); request != null; request = waiting.pollFirst()) {
            fail(request, FailureReason.CANCELLED, "the client was closed");
        }
        received.close();
        sent.close();
    }

    /** How things stand now. */
    public HttpClientGauges gauges() {
        return new HttpClientGauges(
                openConnections(), busy.size(), waiting.size(), connects, connectFailures, bytesReceived, bytesSent);
    }

    /** What was wrong, in words for a person, the last time an exchange failed. */
    public @Nullable String lastFailureDetail() {
        return lastFailureDetail;
    }

    void later(Runnable task) {
        loop.execute(task);
    }

    void countReceived(int bytes) {
        bytesReceived += bytes;
    }

    void connected(HttpConnection connection) {
        if (connecting.remove(connection)) {
            connects++;
            release(connection);
        }
    }

    void connectFailed(HttpConnection connection, Throwable cause) {
        FailureReason reason =
                Transport.of(loop).isRefusal(cause) ? FailureReason.CONNECT_REFUSED : FailureReason.CONNECT_FAILED;
        connectFailed(connection, reason, String.valueOf(cause.getMessage()));
    }

    void completed(HttpConnection connection, HttpRequest request, HttpResponse response, boolean reusable) {
        long nowNs = nanoClock.getAsLong();
        busy.remove(connection);
        if (reusable) {
            release(connection);
        } else {
            connection.drop();
            connectAsNeeded();
        }
        request.end().response(response, nowNs);
    }

    /** A connection is to go, or has gone; does nothing the second time. */
    void ended(HttpConnection connection, FailureReason reason, String detail) {
        HttpRequest request = connection.drop();
        idle.remove(connection);
        busy.remove(connection);
        connectAsNeeded();
        if (request != null) {
            fail(request, reason, detail);
        }
    }

    private void connectFailed(HttpConnection connection, FailureReason reason, String detail) {
        if (!connecting.remove(connection)) {
            return;
        }
        connectFailures++;
        connection.drop();
        HttpRequest longestWaiting = waiting.pollFirst();
        connectAsNeeded();
        if (longestWaiting != null) {
            fail(longestWaiting, reason, detail);
        }
    }

    private void release(HttpConnection connection) {
        HttpRequest next = waiting.pollFirst();
        if (next == null) {
            idle.addLast(connection);
        } else {
            exchange(connection, next, true);
        }
    }

    private void exchange(HttpConnection connection, HttpRequest request, boolean waited) {
        ByteBuf out = sent.take();
        encoder.encode(request, out);
        bytesSent += out.readableBytes();
        long nowNs = nanoClock.getAsLong();
        connection.deadlineNs = nowNs + config.requestTimeoutNs();
        busy.addLast(connection);
        connection.exchange(request, out);
        ResponseHandler handler = request.handler;
        if (handler != null) {
            handler.sent(waited ? nowNs - request.waitingSinceNs : 0, nowNs);
        }
    }

    private int openConnections() {
        return idle.size() + busy.size();
    }

    private void connectAsNeeded() {
        while (!closed
                && connecting.size() < waiting.size()
                && connecting.size() + openConnections() < config.maxConnections()) {
            HttpConnection connection = new HttpConnection(this);
            connection.deadlineNs = nanoClock.getAsLong() + config.connectTimeoutNs();
            connecting.addLast(connection);
            connection.opening(bootstrap.clone().handler(connection.events()).connect());
        }
    }

    private void sweep() {
        long nowNs = nanoClock.getAsLong();
        for (HttpConnection first = overdue(connecting, nowNs); first != null; first = overdue(connecting, nowNs)) {
            connectFailed(first, FailureReason.CONNECT_TIMEOUT, "no answer to the connection attempt");
        }
        for (HttpConnection first = overdue(busy, nowNs); first != null; first = overdue(busy, nowNs)) {
            ended(first, FailureReason.REQUEST_TIMEOUT, "no complete response in time");
        }
    }

    /** Each order has one timeout for all, so that its first is the first to be overdue. */
    private static @Nullable HttpConnection overdue(LinkedOrder<HttpConnection> order, long nowNs) {
        HttpConnection first = order.first();
        return first != null && first.deadlineNs - nowNs <= 0 ? first : null;
    }

    private void closeAll(LinkedOrder<HttpConnection> order) {
        for (HttpConnection connection = order.pollFirst(); connection != null; connection = order.pollFirst()) {
            HttpRequest request = connection.drop();
            if (request != null) {
                fail(request, FailureReason.CANCELLED, "the client was closed");
            }
        }
    }

    private void fail(HttpRequest request, FailureReason reason, String detail) {
        lastFailureDetail = detail;
        request.end().failed(reason, nanoClock.getAsLong());
    }
}
