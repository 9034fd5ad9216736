package dev.keywave.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client (RFC 9110; RFC 9112 and RFC 9113) for one target, living on one event loop: it is used, and calls
 * back, on that loop's thread only.
 *
 * <p>Connections are opened when a request needs one, up to a cap; they are kept alive, and the one used last is used
 * next. Over HTTP/2 a connection carries as many requests at a time as the target allows before another one is opened.
 * A request that finds none free waits its turn, first in, first out. A failed connection attempt fails the request
 * that has waited longest, or all that it was made for if they were to share the connection; nothing is tried again
 * silently. An idle connection that the target closed is replaced; if its closing crosses the request on the way, the
 * request fails with {@link FailureReason#CONNECTION_CLOSED}. A {@link Lane} has a connection of its own.
 *
 * <p>Timeouts are looked for every 10 ms: they fire up to that much late, and never early. A request that takes too
 * long costs its connection, or only its stream over HTTP/2; there a connection that was silent all the while takes no
 * further request.
 */
public final class HttpClient implements AutoCloseable {

    private static final long SWEEP_MS = 10;

    private final EventLoop loop;
    private final HttpClientConfig config;
    private final LongSupplier nanoClock;
    private final RequestEncoder encoder;
    private final @Nullable Gunzip gunzip;
    private final Future<?> sweeping;
    private final ReusedBuffer sent = new ReusedBuffer(PooledByteBufAllocator.DEFAULT);
    final ResponseParsers parsers;
    final Http2Parts http2;
    final Counters counters = new Counters();
    final Dialer dialer;

    private final OpenConnections open = new OpenConnections();
    /** Lanes that want a connection as soon as the cap allows. */
    private final LinkedOrder<Lane> wanting = new LinkedOrder<>();
    /** Requests on their way; all have the same timeout, so that the first is the first to be overdue. */
    private final LinkedOrder<HttpRequest> underWay = new LinkedOrder<>();

    private final Lane shared;

    int waitingRequests;
    private boolean closed;
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
        encoder = new RequestEncoder(config);
        gunzip = config.acceptGzip() ? new Gunzip(config.maxResponseBytes()) : null;
        parsers = new ResponseParsers(config.maxResponseBytes());
        http2 = new Http2Parts(config);
        dialer = new Dialer(this, loop, config);
        shared = new Lane(this, config.maxConnections());
        // As a task of its own: if a handler throws, the loop logs it, and the next sweep still comes.
        Runnable sweep = this::sweep;
        sweeping = loop.scheduleWithFixedDelay(() -> later(sweep), SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Sends a request over the connections that all share, now or when one is free. The handler hears of it in the
     * order that {@link ResponseHandler} gives; on a closed client it fails as {@link FailureReason#CANCELLED}.
     *
     * @throws IllegalStateException if this request is still under way
     */
    public void send(HttpRequest request, ResponseHandler handler) {
        assert loop.inEventLoop();
        shared.send(request, handler);
    }

    /** Makes a lane, which has a connection of its own as soon as it is used; any number, each closed by its owner. */
    public Lane lane() {
        return new Lane(this, 1);
    }

    /**
     * Gives an exchange up: its handler's {@code failed} is called with {@link FailureReason#CANCELLED} before this
     * returns. An HTTP/1.1 connection that carried it is closed, an HTTP/2 stream reset.
     *
     * @return false if the request was not under way
     */
    public boolean cancel(HttpRequest request) {
        Failure failure = new Failure(FailureReason.CANCELLED, "cancelled");
        Connection connection = request.connection;
        if (connection != null) {
            connection.giveUp(request, failure);
            return true;
        }
        Lane lane = request.lane;
        boolean waited = lane != null && lane.removeWaiting(request);
        if (waited) {
            fail(request, failure);
        }
        return waited;
    }

    /** Cancels every exchange, closes every connection and frees the buffers. Lanes need not be closed before. */
    @Override
    public void close() {
        assert loop.inEventLoop();
        if (closed) {
            return;
        }
        closed = true;
        sweeping.cancel(false);
        Failure failure = new Failure(FailureReason.CANCELLED, "the client was closed");
        dialer.close(failure);
        for (Connection connection : open.all()) {
            ended(connection, failure);
        }
        for (Lane lane = wanting.pollFirst(); lane != null; lane = wanting.pollFirst()) {
            lane.close();
        }
        sent.close();
        http2.close();
        if (gunzip != null) {
            gunzip.close();
        }
    }

    /** How things stand now. */
    public HttpClientGauges gauges() {
        return open.gauges(waitingRequests, counters);
    }

    /** What was wrong, in words for a person, the last time an exchange failed. */
    public @Nullable String lastFailureDetail() {
        return lastFailureDetail;
    }

    boolean isClosed() {
        return closed;
    }

    long nowNs() {
        return nanoClock.getAsLong();
    }

    void later(Runnable task) {
        loop.execute(task);
    }

    /** How many requests a connection can be expected to carry at a time. */
    long requestsPerConnection() {
        return dialer.requestsPerConnection();
    }

    /** The request as HTTP/1.1 has it, in a buffer for the taker to release. */
    ByteBuf encoded(HttpRequest request) {
        ByteBuf out = sent.take();
        encoder.encode(request, out);
        counters.bytesSent += out.readableBytes();
        return out;
    }

    /** Gives a request to a connection with room, and says when. */
    long begin(Connection connection, HttpRequest request) {
        long nowNs = connection.exchange(request);
        request.deadlineNs = nowNs + config.requestTimeoutNs();
        underWay.addLast(request);
        return nowNs;
    }

    void opened(Connection connection) {
        counters.connects++;
        open.add(connection);
        connection.lane.opened(connection);
        // Only now it is known how many requests a connection takes: more may be needed.
        openAsNeeded(connection.lane);
    }

    void completed(Connection connection, HttpRequest request, HttpResponse response, boolean reusable) {
        long nowNs = nanoClock.getAsLong();
        underWay.remove(request);
        if (reusable) {
            connection.lane.release(connection);
        } else {
            remove(connection);
        }
        Defect defect = gunzip == null ? null : gunzip.decode(response);
        if (defect != null) {
            fail(request, Failure.of(defect));
        } else {
            request.end().response(response, nowNs);
        }
    }

    /** One exchange failed, and its connection lives on. */
    void failed(Connection connection, HttpRequest request, Failure failure) {
        underWay.remove(request);
        connection.lane.release(connection);
        fail(request, failure);
    }

    /** A connection is to go, or has gone, and its exchanges with it; does nothing the second time. */
    void ended(Connection connection, Failure failure) {
        LinkedOrder<HttpRequest> abandoned = new LinkedOrder<>();
        connection.abandonTo(abandoned);
        remove(connection);
        for (HttpRequest request = abandoned.pollFirst(); request != null; request = abandoned.pollFirst()) {
            fail(request, failure);
        }
    }

    /** Takes a request off its way, to be failed. */
    void moveTo(LinkedOrder<HttpRequest> abandoned, HttpRequest request) {
        underWay.remove(request);
        request.connection = null;
        abandoned.addLast(request);
    }

    void fail(HttpRequest request, Failure failure) {
        lastFailureDetail = failure.detail();
        request.end().failed(failure.reason(), nanoClock.getAsLong());
    }

    /** Opens what lanes want, as far as the cap allows; that lane may be among them now. */
    void openAsNeeded(Lane lane) {
        if (lane.order == null && lane.wantsConnection()) {
            wanting.addLast(lane);
        }
        openAsNeeded();
    }

    private void openAsNeeded() {
        for (Lane next = wanting.first(); next != null && !closed; next = wanting.first()) {
            if (next.wantsConnection()) {
                if (!mayOpen()) {
                    return;
                }
                dialer.open(next);
            }
            wanting.remove(next);
            if (next.wantsConnection()) {
                wanting.addLast(next);
            }
        }
    }

    /** Whether the cap allows another connection, an idle shared one being closed for it if need be. */
    private boolean mayOpen() {
        if (open.size() + dialer.openings() < config.maxConnections()) {
            return true;
        }
        Connection idle = shared.idle();
        if (idle == null) {
            return false;
        }
        forget(idle);
        return true;
    }

    private void remove(Connection connection) {
        forget(connection);
        openAsNeeded(connection.lane);
    }

    private void forget(Connection connection) {
        if (open.remove(connection)) {
            connection.lane.gone(connection);
        }
        connection.closeChannel();
    }

    private void sweep() {
        long nowNs = nanoClock.getAsLong();
        dialer.sweep(nowNs);
        Failure failure = new Failure(FailureReason.REQUEST_TIMEOUT, "no complete response in time");
        for (HttpRequest first = overdue(nowNs); first != null; first = overdue(nowNs)) {
            Connection connection = first.connection;
            if (connection != null) {
                connection.giveUp(first, failure);
            }
        }
    }

    private @Nullable HttpRequest overdue(long nowNs) {
        HttpRequest first = underWay.first();
        return first != null && first.deadlineNs - nowNs <= 0 ? first : null;
    }
}
