package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Cancelling, closing, and what is left behind. */
final class HttpClientEndTest {

    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    @Test
    void anExchangeCanBeCancelledWhereverItStands() throws Exception {
        try (ScriptedServer server = silent();
                TestClient client = new TestClient(server.address(), 1)) {
            Exchange underWay = Exchange.get("/1");
            Exchange waiting = Exchange.get("/2");
            client.send(underWay, waiting);
            client.await(c -> underWay.wasSent());
            client.run(c -> {
                assertThat(c.cancel(waiting.request)).isTrue();
                assertThat(c.cancel(waiting.request)).isFalse();
                assertThat(c.cancel(underWay.request)).isTrue();
                assertThat(c.cancel(underWay.request)).isFalse();
                assertThat(c.gauges().openConnections()).isZero();
            });
            assertThat(underWay.await().failure).isEqualTo(FailureReason.CANCELLED);
            assertThat(waiting.await().failure).isEqualTo(FailureReason.CANCELLED);
            assertThat(waiting.wasSent()).isFalse();
        }
    }

    @Test
    void aCancelledExchangeMakesRoomForTheNext() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    if (connection.number() == 1) {
                        connection.awaitClose();
                    }
                    connection.write(OK);
                });
                TestClient client = new TestClient(server.address(), 1)) {
            Exchange first = Exchange.get("/1");
            Exchange second = Exchange.get("/2");
            client.send(first, second);
            client.await(c -> first.wasSent());
            client.run(c -> c.cancel(first.request));
            assertThat(second.await().body).isEqualTo("ok");
        }
    }

    @Test
    void closingEndsEveryExchangeAndSendingAfterwardsFails() throws Exception {
        try (ScriptedServer server = silent();
                TestClient client = new TestClient(server.address(), 2)) {
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                exchanges.add(Exchange.get("/" + i));
            }
            client.send(exchanges.toArray(Exchange[]::new));
            client.await(c -> c.gauges().connectionsInUse() == 2);
            Exchange late = Exchange.get("/late");
            client.run(c -> {
                exchanges.get(0).whenEnded(done -> late.send(c));
                c.close();
                assertThat(c.gauges().openConnections()).isZero();
                assertThat(c.gauges().waitingRequests()).isZero();
            });
            exchanges.add(late);
            for (Exchange exchange : exchanges) {
                assertThat(exchange.await().failure).isEqualTo(FailureReason.CANCELLED);
            }
        }
    }

    @Test
    void theClientMayBeClosedFromAResponse() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(OK);
                TestClient client = new TestClient(server.address(), 1)) {
            Exchange exchange = Exchange.get("/");
            client.run(c -> exchange.whenEnded(done -> c.close()));
            client.send(exchange);
            assertThat(exchange.await().body).isEqualTo("ok");
        }
    }

    @Test
    void tenThousandExchangesLeaveNoBufferBehind() throws Exception {
        long before = activeAllocations();
        try (ScriptedServer server = ScriptedServer.answering(OK);
                TestClient client = new TestClient(server.address(), 8)) {
            CountDownLatch done = new CountDownLatch(10_000);
            client.run(c -> {
                for (int i = 0; i < 16; i++) {
                    new Repeated(c, done).next();
                }
            });
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.accepted()).isEqualTo(8);
            // One to read into and one to write from, for all connections.
            assertThat(activeAllocations() - before).isLessThanOrEqualTo(2);
        }
        assertThat(activeAllocations()).isLessThanOrEqualTo(before);
    }

    @Test
    void aReusedBufferIsReplacedWhileSomebodyHoldsIt() {
        ReusedBuffer reused = new ReusedBuffer(PooledByteBufAllocator.DEFAULT);
        ByteBuf held = reused.take();
        held.writeInt(1);
        ByteBuf other = reused.take();
        other.writeInt(2);
        assertThat(held.getInt(0)).isEqualTo(1);
        assertThat(held.refCnt()).isEqualTo(1);
        assertThat(held.release()).isTrue();
        other.release();
        assertThat(reused.take()).isSameAs(other);
        other.release();
        reused.close();
        assertThat(other.refCnt()).isZero();
    }

    private static ScriptedServer silent() throws IOException {
        return new ScriptedServer(connection -> {
            connection.readRequest();
            connection.awaitClose();
        });
    }

    private static long activeAllocations() {
        return PooledByteBufAllocator.DEFAULT.metric().directArenas().stream()
                .mapToLong(PoolArenaMetric::numActiveAllocations)
                .sum();
    }

    /** Sends the same request again as soon as it was answered. */
    private record Repeated(HttpClient client, CountDownLatch done, HttpRequest request) implements ResponseHandler {

        Repeated(HttpClient client, CountDownLatch done) {
            this(client, done, Exchange.get("/").request);
        }

        void next() {
            client.send(request, this);
        }

        @Override
        public void sent(long waitedNs, long sentNs) {}

        @Override
        public void response(HttpResponse response, long receivedNs) {
            done.countDown();
            if (done.getCount() > 0) {
                next();
            }
        }

        @Override
        public void failed(FailureReason reason, long nowNs) {}
    }
}
