package dev.keywave.transport;

import org.jspecify.annotations.Nullable;

/**
 * A way to the target with connections of its own: the client's shared one has many, a lane that
 * {@link HttpClient#lane()} gives has at most one. That one is opened when a request needs it, kept, and replaced when
 * the target closed it. Requests that find it taken wait their turn, first in, first out; over HTTP/2 they share it.
 *
 * <p>The cap on connections holds for all lanes together, and a connection that is kept counts while it is idle: a lane
 * that finds the cap reached waits its turn until a connection goes, so that whoever keeps many lanes gives the client
 * a cap to match. Only an idle connection of the shared lane makes way.
 *
 * <p>Sessions for TLS resumption are the client's, not the lane's. Used on the client's loop thread only. A lane
 * without a connection costs some hundred bytes.
 */
public final class Lane extends Linked<Lane> implements AutoCloseable {

    private final HttpClient client;
    private final int limit;
    /** Connections that can take a request; the one used last is used next. */
    private final LinkedOrder<Connection> available = new LinkedOrder<>();

    private final LinkedOrder<HttpRequest> waiting = new LinkedOrder<>();
    private int opening;
    private int open;
    private @Nullable Opening lastOpening;
    private @Nullable Connection lastOpened;

    Lane(HttpClient client, int limit) {
        this.client = client;
        this.limit = limit;
    }

    /**
     * Sends a request, now or when a connection is free. The handler hears of it in the order that
     * {@link ResponseHandler} gives; on a closed client it fails as {@link FailureReason#CANCELLED}.
     *
     * @throws IllegalStateException if this request is still under way
     */
    public void send(HttpRequest request, ResponseHandler handler) {
        request.begin(handler);
        if (client.isClosed()) {
            client.later(() -> client.fail(request, new Failure(FailureReason.CANCELLED, "the client is closed")));
            return;
        }
        Connection connection = takeAvailable();
        if (connection != null) {
            carry(connection, request, false);
            return;
        }
        request.waitingSinceNs = client.nowNs();
        request.lane = this;
        waiting.addLast(request);
        client.waitingRequests++;
        client.openAsNeeded(this);
    }

    /**
     * Closes the connection and cancels the lane's requests, each of which ends as {@link FailureReason#CANCELLED}
     * before this returns. The lane can be used again: the next request opens another connection.
     */
    @Override
    public void close() {
        Failure failure = new Failure(FailureReason.CANCELLED, "the lane was closed");
        LinkedOrder<HttpRequest> cancelled = new LinkedOrder<>();
        for (HttpRequest request = nextWaiting(); request != null; request = nextWaiting()) {
            cancelled.addLast(request);
        }
        Opening attempt = lastOpening;
        if (attempt != null) {
            client.dialer.abandon(attempt);
        }
        Connection connection = lastOpened;
        if (connection != null) {
            client.ended(connection, failure);
        }
        for (HttpRequest request = cancelled.pollFirst(); request != null; request = cancelled.pollFirst()) {
            client.fail(request, failure);
        }
    }

    boolean wantsConnection() {
        return (long) opening * client.requestsPerConnection() < waiting.size() && opening + open < limit;
    }

    void opening(Opening attempt) {
        opening++;
        lastOpening = attempt;
    }

    void openingEnded() {
        opening--;
        lastOpening = null;
    }

    void opened(Connection connection) {
        open++;
        lastOpened = connection;
        release(connection);
    }

    void gone(Connection connection) {
        open--;
        available.remove(connection);
        if (connection.equals(lastOpened)) {
            lastOpened = null;
        }
    }

    /** A connection takes no more requests. */
    void retire(Connection connection) {
        available.remove(connection);
    }

    /** A connection may have room: those who wait come first. */
    void release(Connection connection) {
        while (connection.hasRoom()) {
            HttpRequest next = nextWaiting();
            if (next == null) {
                offer(connection);
                return;
            }
            carry(connection, next, true);
        }
    }

    /** An attempt failed, and with it those whom the connection would have served. */
    void openingFailed(Failure failure) {
        LinkedOrder<HttpRequest> failed = new LinkedOrder<>();
        for (long i = Math.min(waiting.size(), client.requestsPerConnection()); i > 0; i--) {
            HttpRequest next = nextWaiting();
            if (next != null) {
                failed.addLast(next);
            }
        }
        client.openAsNeeded(this);
        for (HttpRequest request = failed.pollFirst(); request != null; request = failed.pollFirst()) {
            client.fail(request, failure);
        }
    }

    boolean removeWaiting(HttpRequest request) {
        boolean removed = waiting.remove(request);
        client.waitingRequests -= removed ? 1 : 0;
        return removed;
    }

    /** A connection with nothing under way, if there is one. */
    @Nullable
    Connection idle() {
        Connection first = available.first();
        return first != null && first.exchanges() == 0 ? first : null;
    }

    private @Nullable HttpRequest nextWaiting() {
        HttpRequest next = waiting.pollFirst();
        client.waitingRequests -= next == null ? 0 : 1;
        return next;
    }

    private @Nullable Connection takeAvailable() {
        Connection connection = available.pollLast();
        while (connection != null && !connection.hasRoom()) {
            connection = available.pollLast();
        }
        return connection;
    }

    private void carry(Connection connection, HttpRequest request, boolean waited) {
        long nowNs = client.begin(connection, request);
        ResponseHandler handler = request.handler;
        if (connection.hasRoom()) {
            offer(connection);
        }
        if (handler != null) {
            connection.announceOpening(handler);
            handler.sent(waited ? nowNs - request.waitingSinceNs : 0, nowNs);
        }
    }

    private void offer(Connection connection) {
        if (connection.order == null) {
            available.addLast(connection);
        }
    }
}
