package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections and exchanges when the target behaves. */
final class HttpClientTest {

    private static final String HELLO =
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n\r\nhello";

    @Test
    void aRequestIsSentAndItsResponseComesBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(HELLO);
                TestClient client = new TestClient(server.address(), 4)) {
            Exchange exchange = Exchange.of("POST", "/a?b=c", "{}");
            exchange.request.headers().writeCharSequence("x-a: 1\r\nx-b: 2\r\n", StandardCharsets.US_ASCII);
            client.send(exchange);
            exchange.await();

            assertThat(exchange.status).isEqualTo(200);
            assertThat(exchange.body).isEqualTo("hello");
            assertThat(exchange.setCookies).containsExactly("a=1", "b=2");
            assertThat(exchange.endedNs).isGreaterThan(exchange.sentNs);
            assertThat(server.requests())
                    .containsExactly("POST /a?b=c HTTP/1.1\r\nhost: localhost:"
                            + server.address().getPort() + "\r\nx-a: 1\r\nx-b: 2\r\ncontent-length: 2\r\n\r\n{}");
            assertThat(client.gauges().bytesSent())
                    .isEqualTo(server.requests().get(0).length());
            assertThat(client.gauges().bytesReceived()).isEqualTo(HELLO.length());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"KQUEUE"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyTransportOfThisMachineWorks(Transport transport) throws Exception {
        assumeTrue(transport == Transport.NIO || transport == Transport.best());
        try (ScriptedServer server = ScriptedServer.answering(HELLO);
                TestClient client = new TestClient(server.address(), 1, transport)) {
            assertThat(client.get("/").body).isEqualTo("hello");
            assertThat(client.get("/").body).isEqualTo("hello");
        }
    }

    @Test
    void contentLengthIsSentWhereTheMethodWantsOne() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                TestClient client = new TestClient(server.address(), 1)) {
            client.send(Exchange.of("POST", "/", ""), Exchange.of("DELETE", "/", ""));
            Exchange large = Exchange.of("PUT", "/", "x".repeat(1_000_000));
            client.send(large);
            large.await();
            assertThat(server.requests().get(0)).contains("\r\ncontent-length: 0\r\n");
            assertThat(server.requests().get(1)).doesNotContain("content-length");
            assertThat(server.requests().get(2)).contains("\r\ncontent-length: 1000000\r\n");
        }
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(HELLO);
                TestClient client = new TestClient(server.address(), 4)) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.get("/" + i).status).isEqualTo(200);
            }
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(client.gauges().connects()).isEqualTo(1);
        }
    }

    @Test
    void theConnectionUsedLastIsUsedNext() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    while (true) {
                        connection.readRequest();
                        connection.write("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n" + connection.number());
                    }
                });
                TestClient client = new TestClient(server.address(), 2)) {
            Exchange first = Exchange.get("/");
            Exchange second = Exchange.get("/");
            client.send(first, second);
            Exchange lastEnded = first.await().endedNs > second.await().endedNs ? first : second;
            assertThat(client.get("/").body).isEqualTo(lastEnded.body);
            assertThat(client.get("/").body).isEqualTo(lastEnded.body);
        }
    }

    @Test
    void aHandlerMaySendItsNextRequestFromTheCallback() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(HELLO);
                TestClient client = new TestClient(server.address(), 1)) {
            Exchange second = Exchange.get("/2");
            Exchange first = Exchange.get("/1");
            client.run(c -> first.whenEnded(done -> second.send(c)));
            client.send(first);
            second.await();
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void requestsOverTheCapWaitInTheirOrder() throws Exception {
        Semaphore answers = new Semaphore(0);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    while (true) {
                        connection.readRequest();
                        answers.acquireUninterruptibly();
                        connection.write(HELLO);
                    }
                });
                TestClient client = new TestClient(server.address(), 3)) {
            Exchange[] exchanges =
                    IntStream.range(0, 20).mapToObj(i -> Exchange.get("/" + i)).toArray(Exchange[]::new);
            client.send(exchanges);
            client.await(c -> c.gauges().connectionsInUse() == 3);
            assertThat(client.gauges().waitingRequests()).isEqualTo(17);
            answers.release(20);
            for (Exchange exchange : exchanges) {
                exchange.await();
            }
            assertThat(server.accepted()).isEqualTo(3);
            assertThat(server.mostOpen()).isEqualTo(3);
            List<Long> sentNs = new ArrayList<>();
            for (Exchange exchange : exchanges) {
                sentNs.add(exchange.sentNs);
            }
            assertThat(sentNs).isSorted();
            assertThat(exchanges[19].waitedNs).isPositive();
        }
    }

    @Test
    void aRequestUnderWayCannotBeSentOrCleared() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    await(answer);
                    connection.write(HELLO);
                });
                TestClient client = new TestClient(server.address(), 1)) {
            Exchange exchange = Exchange.get("/");
            client.send(exchange);
            assertThatThrownBy(() -> client.send(exchange)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> client.run(c -> exchange.request.clear()))
                    .isInstanceOf(IllegalStateException.class);
            answer.countDown();
            exchange.await();
            client.run(c -> exchange.request.clear());
        }
    }

    @Test
    void aConnectionThatTheServerClosedWhileIdleIsReplaced() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.write(HELLO);
                });
                TestClient client = new TestClient(server.address(), 1)) {
            for (int i = 1; i <= 5; i++) {
                assertThat(client.get("/").status).isEqualTo(200);
                client.await(c -> c.gauges().openConnections() == 0);
                assertThat(server.accepted()).isEqualTo(i);
            }
        }
    }

    @Test
    void aConnectionThatTheResponseClosesIsReplacedForTheOneThatWaits() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok");
                TestClient client = new TestClient(server.address(), 1)) {
            Exchange[] exchanges = {Exchange.get("/1"), Exchange.get("/2"), Exchange.get("/3")};
            client.send(exchanges);
            for (Exchange exchange : exchanges) {
                assertThat(exchange.await().body).isEqualTo("ok");
            }
            assertThat(server.accepted()).isEqualTo(3);
            client.await(c -> c.gauges().openConnections() == 0);
        }
    }

    @Test
    void aBodyMayEndWithTheConnection() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.0 200 OK\r\n\r\nall of ");
                    connection.write("it");
                });
                TestClient client = new TestClient(server.address(), 1)) {
            assertThat(client.get("/").body).isEqualTo("all of it");
        }
    }

    @Test
    void bytesBehindAResponseCloseTheConnection() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(HELLO + "garbage");
                TestClient client = new TestClient(server.address(), 1)) {
            assertThat(client.get("/").body).isEqualTo("hello");
            assertThat(client.get("/").body).isEqualTo("hello");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void largeResponsesArriveWhole() throws Exception {
        String body = "0123456789".repeat(TestClient.MAX_RESPONSE_BYTES / 10);
        String chunk = Integer.toHexString(50_000) + "\r\n" + body.substring(0, 50_000) + "\r\n";
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    while (true) {
                        boolean chunked = connection.readRequest().startsWith("GET /chunked");
                        connection.write(
                                chunked
                                        ? "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + chunk + chunk
                                                + "0\r\n\r\n"
                                        : "HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n" + body);
                    }
                });
                TestClient client = new TestClient(server.address(), 1)) {
            assertThat(client.get("/counted").body).isEqualTo(body);
            assertThat(client.get("/chunked").body).isEqualTo(body);
            assertThat(client.get("/counted").body).isEqualTo(body);
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void loopsHaveNamedThreadsWithKnownIds() {
        try (EventLoops loops = EventLoops.start(2, "named")) {
            assertThat(loops.count()).isEqualTo(2);
            assertThat(loops.transport()).isIn("epoll", "kqueue", "nio");
            for (int i = 0; i < 2; i++) {
                Thread thread = loops.loop(i)
                        .submit(Thread::currentThread)
                        .syncUninterruptibly()
                        .getNow();
                assertThat(thread.getName()).isEqualTo("named-" + i);
                assertThat(thread.getId()).isEqualTo(loops.threadId(i));
            }
        }
    }

    @Test
    void aConfigurationOutOfBoundsIsRefused() {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("localhost", 1);
        InetSocketAddress resolved = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        assertThatThrownBy(() -> new HttpClientConfig(unresolved, "h", 1, 1, 1, 1))
                .hasMessageContaining("address");
        assertThatThrownBy(() -> new HttpClientConfig(resolved, "h\r\n", 1, 1, 1, 1))
                .hasMessageContaining("host");
        assertThatThrownBy(() -> new HttpClientConfig(resolved, "h", 0, 1, 1, 1))
                .hasMessageContaining("Connections");
        assertThatThrownBy(() -> new HttpClientConfig(resolved, "h", 1, 0, 1, 1))
                .hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> new HttpClientConfig(resolved, "h", 1, 1, 0, 1))
                .hasMessageContaining("requestTimeout");
        assertThatThrownBy(() -> new HttpClientConfig(resolved, "h", 1, 1, 1, -1))
                .hasMessageContaining("Bytes");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
