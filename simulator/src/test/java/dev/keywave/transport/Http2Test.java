package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** HTTP/2 as it should go, with prior knowledge: what is sent, how much at a time, and in which windows. */
final class Http2Test {

    @Test
    void aRequestArrivesInLowerCaseWithoutFieldsOfTheConnection() throws Exception {
        try (TlsServer server = TlsServer.plainHttp2();
                TestClient client = new TestClient(config(server)
                        .withAcceptGzip(true)
                        .withExtraHeaders(List.of(new HttpHeader("X-Tenant", "blue"))))) {
            Exchange exchange = Exchange.of("PUT", "/path?q=1", "content");
            exchange.request
                    .headers()
                    .writeCharSequence(
                            "Content-Type: text/plain\r\nCookie: a=1; b=\"2\"\r\nConnection: x\r\nTE: gzip\r\n"
                                    + "Keep-Alive: 1\r\nX-Long: " + "v".repeat(1_000) + "\r\nX-Empty:\r\n",
                            StandardCharsets.US_ASCII);
            client.send(exchange);
            assertThat(exchange.await().body)
                    .startsWith("h2 PUT /path?q=1\n")
                    .contains("host: localhost:" + server.address().getPort() + "\n")
                    .contains("accept-encoding: gzip\nx-tenant: blue\ncontent-type: text/plain\n")
                    .contains("cookie: a=1; b=\"2\"\n")
                    .contains("x-long: " + "v".repeat(1_000) + "\nx-empty: \n", "content-length: 7\n")
                    .doesNotContain("te: ", "connection: ", "keep-alive: ")
                    .endsWith("plain\n7 bytes");
            assertThat(exchange.setCookies).containsExactly("a=1", "b=2");
            assertThat(exchange.status).isEqualTo(200);
        }
    }

    @Test
    void manyRequestsShareOneConnection() throws Exception {
        try (TlsServer server = TlsServer.plainHttp2();
                TestClient client = new TestClient(config(server))) {
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                exchanges.add(Exchange.get("/" + i));
            }
            client.send(exchanges.toArray(Exchange[]::new));
            for (int i = 0; i < exchanges.size(); i++) {
                assertThat(exchanges.get(i).await().body).startsWith("h2 GET /" + i + "\n");
            }
            assertThat(exchanges.stream().filter(exchange -> exchange.connected))
                    .hasSize(1);
            assertThat(server.accepted()).isOne();
            assertThat(client.gauges().http2Connections()).isOne();
            assertThat(client.gauges().http2Streams()).isZero();
        }
    }

    @Test
    void aFieldSectionBeyondOneFrameIsContinued() throws Exception {
        try (TlsServer server = TlsServer.plainHttp2();
                TestClient client = new TestClient(config(server))) {
            Exchange exchange = Exchange.get("/");
            for (int i = 0; i < 6; i++) {
                exchange.request
                        .headers()
                        .writeCharSequence("x: " + "y".repeat(1_000) + "\r\n", StandardCharsets.US_ASCII);
            }
            client.send(exchange);
            assertThat(exchange.await().body).contains(("x: " + "y".repeat(1_000) + "\n").repeat(6));
        }
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection);
                    Http2Peer.Frame first = peer.await(Http2Peer.HEADERS);
                    assertThat(first.payload()).hasSize(16_384);
                    assertThat(first.flags()).isEqualTo(Http2Peer.END_STREAM);
                    Http2Peer.Frame second = peer.read();
                    assertThat(second.type()).isEqualTo(9);
                    assertThat(second.flags()).isEqualTo(Http2Peer.END_HEADERS);
                    peer.answer(1, "continued");
                    peer.awaitEnd();
                });
                TestClient client = new TestClient(config(server, 1))) {
            Exchange exchange = Exchange.get("/");
            exchange.request
                    .headers()
                    .writeCharSequence("x: " + "y".repeat(20_000) + "\r\n", StandardCharsets.US_ASCII);
            client.send(exchange);
            assertThat(exchange.await().body).isEqualTo("continued");
        }
    }

    @Test
    void contentBeyondTheWindowsGetsThroughBothWays() throws Exception {
        int large = 40_000_000;
        try (TlsServer server = TlsServer.plainHttp2();
                TestClient client = new TestClient(
                        TestClient.config(server.address(), 1, large).withProtocol(HttpProtocol.HTTP_2))) {
            Exchange down = Exchange.get("/bytes/" + large);
            Exchange up = Exchange.of("POST", "/", "x".repeat(3_000_000));
            client.send(down, up);
            assertThat(down.await().bodyBytes).isEqualTo(large);
            assertThat(up.await().body).endsWith("\n3000000 bytes");
            assertThat(client.get("/bytes/" + large).bodyBytes).isEqualTo(large);
        }
    }

    @Test
    void theTargetsWindowIsKeptTo() throws Exception {
        LinkedBlockingQueue<Integer> pieces = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection, Http2Peer.INITIAL_WINDOW_SIZE, 10);
                    peer.await(Http2Peer.HEADERS);
                    pieces.add(peer.await(Http2Peer.DATA).payload().length);
                    peer.write(Http2Peer.PING, 0, 0, new byte[8]);
                    assertThat(peer.read().type())
                            .as("nothing before the answer")
                            .isEqualTo(Http2Peer.PING);
                    peer.write(Http2Peer.WINDOW_UPDATE, 0, 1, Http2Peer.ints(5));
                    pieces.add(peer.await(Http2Peer.DATA).payload().length);
                    peer.write(Http2Peer.SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 100});
                    Http2Peer.Frame last = peer.await(Http2Peer.DATA);
                    pieces.add(last.payload().length);
                    assertThat(last.flags()).isEqualTo(Http2Peer.END_STREAM);
                    peer.answer(1, "all of it");
                    peer.awaitEnd();
                });
                TestClient client = new TestClient(config(server, 1))) {
            Exchange exchange = Exchange.of("POST", "/", "x".repeat(50));
            client.send(exchange);
            assertThat(exchange.await().body).isEqualTo("all of it");
            assertThat(pieces).containsExactly(10, 5, 35);
        }
    }

    @Test
    void aResponseBeforeTheRequestsEndGivesTheRestUp() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection, Http2Peer.INITIAL_WINDOW_SIZE, 10);
                    peer.await(Http2Peer.DATA);
                    peer.answer(1, "enough");
                    assertThat(peer.await(Http2Peer.RST_STREAM).number(0)).isZero();
                    peer.await(Http2Peer.HEADERS);
                    peer.answer(3, "next");
                    peer.awaitEnd();
                });
                TestClient client = new TestClient(config(server, 1))) {
            Exchange exchange = Exchange.of("POST", "/", "x".repeat(50));
            client.send(exchange);
            assertThat(exchange.await().body).isEqualTo("enough");
            assertThat(client.get("/").body).isEqualTo("next");
        }
    }

    @Test
    void noMoreStreamsAreOpenThanTheTargetAllows() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection, Http2Peer.MAX_CONCURRENT_STREAMS, 1);
                    for (int id = 1; id < 20; id += 2) {
                        assertThat(peer.await(Http2Peer.HEADERS).streamId()).isEqualTo(id);
                        peer.write(Http2Peer.PING, 0, 0, new byte[8]);
                        assertThat(peer.await(Http2Peer.PING).flags()).isEqualTo(Http2Peer.ACK);
                        peer.answer(id, "answer");
                    }
                    peer.awaitEnd();
                });
                TestClient client = new TestClient(config(server, 1))) {
            Exchange[] exchanges = new Exchange[10];
            for (int i = 0; i < 10; i++) {
                exchanges[i] = Exchange.get("/" + i);
            }
            client.send(exchanges);
            for (Exchange exchange : exchanges) {
                assertThat(exchange.await().body).isEqualTo("answer");
            }
            assertThat(server.accepted()).isOne();
        }
    }

    @Test
    void whatTheTargetDoesNotAllowOnOneConnectionOpensAnother() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection, Http2Peer.MAX_CONCURRENT_STREAMS, 2);
                    peer.await(Http2Peer.HEADERS);
                    peer.await(Http2Peer.HEADERS);
                    awaitOrFail(all);
                    peer.answer(1, "answer");
                    peer.answer(3, "answer");
                    peer.awaitEnd();
                });
                TestClient client = new TestClient(config(server, 3))) {
            Exchange[] exchanges = new Exchange[6];
            for (int i = 0; i < 6; i++) {
                exchanges[i] = Exchange.get("/" + i);
            }
            client.send(exchanges);
            client.await(c -> c.gauges().http2Streams() == 6);
            assertThat(client.gauges().openConnections()).isEqualTo(3);
            all.countDown();
            for (Exchange exchange : exchanges) {
                assertThat(exchange.await().body).isEqualTo("answer");
            }
        }
    }

    @Test
    void interimResponsesPaddingPingsAndTrailersAreTakenInStride() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection);
                    peer.await(Http2Peer.HEADERS);
                    peer.headers(1, (byte) 0x08, (byte) 3, (byte) '1', (byte) '0', (byte) '3');
                    peer.write(Http2Peer.PING, 0, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
                    assertThat(peer.await(Http2Peer.PING).payload()).startsWith(1, 2, 3);
                    peer.headers(1, Http2Peer.ok("x-kind", "padded"));
                    peer.write(Http2Peer.DATA, 8, 1, (byte) 2, (byte) 'o', (byte) 'k', (byte) 0, (byte) 0);
                    peer.write(0x42, 0, 1, (byte) 1);
                    peer.write(
                            Http2Peer.HEADERS,
                            Http2Peer.END_HEADERS | Http2Peer.END_STREAM,
                            1,
                            Http2Peer.fields(new ByteArrayOutputStream(), "x-checksum", "1"));
                    peer.awaitEnd();
                });
                TestClient client = new TestClient(config(server, 1))) {
            assertThat(client.get("/").body).isEqualTo("ok");
        }
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClientConfig config(TlsServer server) {
        return TestClient.config(server.address(), 4).withProtocol(HttpProtocol.HTTP_2);
    }

    private static HttpClientConfig config(ScriptedServer server, int connections) {
        return TestClient.config(server.address(), connections).withProtocol(HttpProtocol.HTTP_2);
    }
}
