package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request and what became of it, to be waited for from the test's thread. */
final class Exchange implements ResponseHandler {

    final HttpRequest request = new HttpRequest();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Consumer<Exchange> whenEnded = exchange -> {};
    private final AtomicInteger ends = new AtomicInteger();
    private volatile boolean sent;
    private volatile boolean calledBackInsideSend;
    private boolean insideSend;

    volatile long waitedNs;
    volatile long sentNs;
    volatile long endedNs;
    volatile int status;
    volatile String body = "";
    volatile List<String> setCookies = List.of();
    volatile @Nullable FailureReason failure;
    volatile @Nullable String detail;
    volatile boolean connected;
    volatile long handshakeNs = -1;
    volatile boolean resumed;
    volatile int bodyBytes;
    private volatile @Nullable HttpClient client;

    static Exchange get(String path) {
        return of("GET", path, "");
    }

    static Exchange of(String method, String path, String content) {
        Exchange exchange = new Exchange();
        exchange.request.method(method);
        exchange.request.target().writeCharSequence(path, StandardCharsets.US_ASCII);
        exchange.request.body().writeCharSequence(content, StandardCharsets.UTF_8);
        return exchange;
    }

    Exchange whenEnded(Consumer<Exchange> action) {
        whenEnded = action;
        return this;
    }

    /** Sends on the client's loop thread. */
    void send(HttpClient client) {
        this.client = client;
        insideSend = true;
        try {
            client.send(request, this);
        } finally {
            insideSend = false;
        }
    }

    /** Sends over a lane of the client, on its loop thread. */
    void send(HttpClient client, Lane lane) {
        this.client = client;
        insideSend = true;
        try {
            lane.send(request, this);
        } finally {
            insideSend = false;
        }
    }

    boolean wasSent() {
        return sent;
    }

    Exchange await() throws InterruptedException {
        assertThat(ended.await(30, TimeUnit.SECONDS)).as("the exchange ended").isTrue();
        assertThat(ends.get()).as("how often it ended").isEqualTo(1);
        assertThat(calledBackInsideSend).as("ended inside of send()").isFalse();
        return this;
    }

    @Override
    public void connected(long connectNs, long tlsHandshakeNs, boolean sessionResumed) {
        assertThat(sent).as("connected before sent").isFalse();
        assertThat(connectNs).isNotNegative();
        connected = true;
        handshakeNs = tlsHandshakeNs;
        resumed = sessionResumed;
    }

    @Override
    public void sent(long waited, long now) {
        assertThat(ends.get()).isZero();
        waitedNs = waited;
        sentNs = now;
        sent = true;
    }

    @Override
    public void response(HttpResponse response, long receivedNs) {
        status = response.status();
        bodyBytes = response.body().readableBytes();
        body = response.body().toString(StandardCharsets.UTF_8);
        setCookies = response.headers("set-cookie");
        end(receivedNs);
    }

    @Override
    public void failed(FailureReason reason, long nowNs) {
        failure = reason;
        HttpClient failing = client;
        detail = failing == null ? null : failing.lastFailureDetail();
        end(nowNs);
    }

    private void end(long nowNs) {
        calledBackInsideSend |= insideSend;
        endedNs = nowNs;
        ends.incrementAndGet();
        whenEnded.accept(this);
        ended.countDown();
    }
}
