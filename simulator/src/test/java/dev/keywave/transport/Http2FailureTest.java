package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each way in which an HTTP/2 target can misbehave, and what it costs: a stream, the connection, or nothing. */
final class Http2FailureTest {

    private static final int CANCEL = 8;

    private interface Script {
        void run(Http2Peer peer) throws IOException;
    }

    @Test
    void aResetStreamFailsAloneAndSaysWhy() throws Exception {
        try (ScriptedServer server = serving(peer -> {
                    peer.await(Http2Peer.HEADERS);
                    peer.await(Http2Peer.HEADERS);
                    peer.write(Http2Peer.RST_STREAM, 0, 1, Http2Peer.ints(7));
                    peer.answer(3, "answer");
                });
                TestClient client = client(server)) {
            Exchange reset = Exchange.get("/1");
            Exchange answered = Exchange.get("/2");
            client.send(reset, answered);
            assertThat(reset.await().failure).isEqualTo(FailureReason.HTTP2_RST_STREAM);
            assertThat(reset.detail).contains("REFUSED_STREAM");
            assertThat(answered.await().body).isEqualTo("answer");
            assertThat(client.gauges().openConnections()).isOne();
        }
    }

    @Test
    void goAwayFailsWhatWasNotProcessedAndLetsTheRestFinish() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection);
                    peer.await(Http2Peer.HEADERS);
                    if (connection.number() == 1) {
                        peer.await(Http2Peer.HEADERS);
                        peer.write(Http2Peer.GO_AWAY, 0, 0, Http2Peer.ints(1, 0));
                        await(failed);
                    }
                    peer.answer(1, "answer of " + connection.number());
                    peer.awaitEnd();
                });
                TestClient client = client(server)) {
            Exchange below = Exchange.get("/1");
            Exchange above = Exchange.get("/2");
            client.send(below, above);
            assertThat(above.await().failure).isEqualTo(FailureReason.HTTP2_GOAWAY);
            Exchange next = Exchange.get("/3");
            client.send(next);
            assertThat(next.await().body).isEqualTo("answer of 2");
            failed.countDown();
            assertThat(below.await().body).isEqualTo("answer of 1");
            client.await(c -> c.gauges().openConnections() == 1);
        }
    }

    @Test
    void goAwayWithAnErrorIsTheReasonOfWhatItCutsOff() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection);
                    peer.await(Http2Peer.HEADERS);
                    peer.write(Http2Peer.GO_AWAY, 0, 0, Http2Peer.ints(1, 11));
                });
                TestClient client = client(server)) {
            Exchange exchange = client.get("/");
            assertThat(exchange.failure).isEqualTo(FailureReason.HTTP2_GOAWAY);
            assertThat(exchange.detail).contains("ENHANCE_YOUR_CALM");
        }
    }

    @Test
    void aConnectionLostFailsAllThatItCarried() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection);
                    peer.await(Http2Peer.HEADERS);
                    peer.await(Http2Peer.HEADERS);
                    connection.reset();
                });
                TestClient client = client(server)) {
            Exchange first = Exchange.get("/1");
            Exchange second = Exchange.get("/2");
            client.send(first, second);
            assertThat(first.await().failure).isEqualTo(FailureReason.CONNECTION_RESET);
            assertThat(second.await().failure).isEqualTo(FailureReason.CONNECTION_RESET);
            assertThat(client.gauges().openConnections()).isZero();
        }
    }

    @Test
    void breakingTheRulesCostsTheConnectionAndIsAnswered() throws Exception {
        List<Script> breaches = List.of(
                peer -> peer.write(Http2Peer.DATA, 0, 0, (byte) 1),
                peer -> peer.write(Http2Peer.HEADERS, Http2Peer.END_HEADERS, 5, Http2Peer.OK),
                peer -> peer.headers(1, (byte) 0xff, (byte) 0xff),
                peer -> peer.write(Http2Peer.PUSH_PROMISE, Http2Peer.END_HEADERS, 1, Http2Peer.ints(2)),
                peer -> peer.write(Http2Peer.WINDOW_UPDATE, 0, 0, Http2Peer.ints(Integer.MAX_VALUE)),
                peer -> peer.write(Http2Peer.SETTINGS, 0, 0, new byte[5]),
                peer -> peer.write(Http2Peer.DATA, 0, 1, new byte[17_000]));
        for (Script breach : breaches) {
            try (ScriptedServer server = serving(peer -> {
                        peer.await(Http2Peer.HEADERS);
                        breach.run(peer);
                        peer.await(Http2Peer.GO_AWAY);
                    });
                    TestClient client = client(server)) {
                assertThat(client.get("/").failure).isEqualTo(FailureReason.HTTP2_PROTOCOL_ERROR);
                assertThat(client.gauges().openConnections()).isZero();
            }
        }
    }

    @Test
    void aMalformedResponseCostsItsStreamOnly() throws Exception {
        List<Script> responses = List.of(
                peer -> peer.headers(1, Http2Peer.ok("Upper-Case", "x")),
                peer -> peer.headers(1, Http2Peer.ok("connection", "close")),
                peer -> peer.headers(1, Http2Peer.ok("x", "a\nb")),
                peer -> peer.headers(1, Http2Peer.fields(new ByteArrayOutputStream(), "x", "y")),
                peer -> peer.headers(1, (byte) 0x08, (byte) 2, (byte) '2', (byte) '0'),
                peer -> peer.data(1, "early", false),
                peer -> peer.headers(1, Http2Peer.ok("content-length", "-1")),
                peer -> {
                    peer.headers(1, Http2Peer.ok("content-length", "4"));
                    peer.data(1, "three", true);
                });
        for (Script response : responses) {
            try (ScriptedServer server = serving(peer -> {
                        peer.await(Http2Peer.HEADERS);
                        response.run(peer);
                        peer.await(Http2Peer.HEADERS);
                        peer.answer(3, "well-formed");
                    });
                    TestClient client = client(server)) {
                assertThat(client.get("/1").failure).isEqualTo(FailureReason.MALFORMED_RESPONSE);
                assertThat(client.get("/2").body).isEqualTo("well-formed");
            }
        }
    }

    @Test
    void whatIsTooLargeCostsItsStreamOnly() throws Exception {
        String piece = "x".repeat(16_000);
        List<Script> responses = List.of(
                peer -> peer.headers(1, Http2Peer.ok("content-length", "100001")),
                peer -> {
                    peer.headers(1, Http2Peer.OK);
                    for (int i = 0; i < 7; i++) {
                        peer.data(1, piece, false);
                    }
                },
                peer -> {
                    // 70,000 bytes of fields, most of them from the dynamic table: little to send, much to keep.
                    byte[] section = new byte[3 + 100 + 1_100];
                    section[0] = (byte) 0x88;
                    section[1] = 0x40;
                    section[2] = 1;
                    section[3] = 'x';
                    section[4] = 90;
                    Arrays.fill(section, 5, 95, (byte) 'y');
                    Arrays.fill(section, 95, section.length, (byte) 0xbe);
                    peer.headers(1, section);
                });
        for (Script response : responses) {
            try (ScriptedServer server = serving(peer -> {
                        peer.await(Http2Peer.HEADERS);
                        response.run(peer);
                        peer.await(Http2Peer.HEADERS);
                        peer.answer(3, "small");
                    });
                    TestClient client = client(server)) {
                assertThat(client.get("/1").failure).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
                assertThat(client.get("/2").body).isEqualTo("small");
            }
        }
    }

    @Test
    void aTimeoutResetsTheStreamAndLeavesALivelyConnectionInUse() throws Exception {
        try (ScriptedServer server = serving(peer -> {
                    peer.await(Http2Peer.HEADERS);
                    peer.headers(1, Http2Peer.OK);
                    Http2Peer.Frame reset = peer.await(Http2Peer.RST_STREAM);
                    assertThat(reset.number(0)).isEqualTo(CANCEL);
                    peer.data(1, "late", true);
                    peer.await(Http2Peer.HEADERS);
                    peer.answer(3, "answer");
                });
                TestClient client = client(server)) {
            Exchange slow = Exchange.get("/1");
            client.send(slow);
            client.await(c -> slow.request.stream != null && slow.request.stream.response != null);
            client.letTimeoutsPass();
            assertThat(slow.await().failure).isEqualTo(FailureReason.REQUEST_TIMEOUT);
            assertThat(client.get("/2").body).isEqualTo("answer");
            assertThat(server.accepted()).isOne();
        }
    }

    @Test
    void aConnectionThatWasSilentThroughoutIsReplaced() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection);
                    peer.await(Http2Peer.HEADERS);
                    if (connection.number() > 1) {
                        peer.answer(1, "answer");
                    }
                    peer.awaitEnd();
                });
                TestClient client = client(server)) {
            Exchange silent = Exchange.get("/1");
            client.send(silent);
            client.await(c -> silent.wasSent());
            client.letTimeoutsPass();
            assertThat(silent.await().failure).isEqualTo(FailureReason.REQUEST_TIMEOUT);
            assertThat(client.get("/2").body).isEqualTo("answer");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void cancellingResetsTheStream() throws Exception {
        try (ScriptedServer server = serving(peer -> {
                    peer.await(Http2Peer.HEADERS);
                    assertThat(peer.await(Http2Peer.RST_STREAM).number(0)).isEqualTo(CANCEL);
                    peer.await(Http2Peer.HEADERS);
                    peer.answer(3, "answer");
                });
                TestClient client = client(server)) {
            Exchange cancelled = Exchange.get("/1");
            client.send(cancelled);
            client.await(c -> cancelled.wasSent());
            client.run(c -> {
                assertThat(c.cancel(cancelled.request)).isTrue();
                assertThat(c.cancel(cancelled.request)).isFalse();
            });
            assertThat(cancelled.await().failure).isEqualTo(FailureReason.CANCELLED);
            assertThat(client.get("/2").body).isEqualTo("answer");
        }
    }

    @Test
    void aTargetWithoutHttp2FailsAllWhoWaited() throws Exception {
        List<ScriptedServer.Script> others = List.of(
                connection -> {
                    connection.readByte();
                    connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
                    connection.awaitEnd();
                },
                connection -> {
                    connection.readByte();
                    connection.write("SSH-2.0-OpenSSH_9.2\r\n");
                    connection.awaitEnd();
                },
                connection -> connection.readBytes(24));
        for (ScriptedServer.Script other : others) {
            try (ScriptedServer server = new ScriptedServer(other);
                    TestClient client = client(server)) {
                Exchange first = Exchange.get("/1");
                Exchange second = Exchange.get("/2");
                client.send(first, second);
                assertThat(first.await().failure)
                        .isIn(FailureReason.HTTP2_NOT_NEGOTIATED, FailureReason.CONNECTION_RESET);
                assertThat(second.await().failure).isEqualTo(first.failure);
                assertThat(client.gauges().connectFailures()).isOne();
            }
        }
    }

    @Test
    void settingsThatDoNotComeAreConnectTimeout() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::awaitEnd);
                TestClient client = client(server)) {
            Exchange exchange = Exchange.get("/");
            client.send(exchange);
            while (server.accepted() == 0) {
                Thread.onSpinWait();
            }
            client.letTimeoutsPass();
            assertThat(exchange.await().failure).isEqualTo(FailureReason.CONNECT_TIMEOUT);
        }
    }

    @Test
    void everyExchangeEndsOnceWhateverTheFrames() throws Exception {
        long seed = 20_261_123;
        Random random = new Random(seed);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    Http2Peer peer = new Http2Peer(connection, Http2Peer.MAX_CONCURRENT_STREAMS, 5);
                    int id = 1;
                    while (true) {
                        peer.await(Http2Peer.HEADERS);
                        byte[] payload = new byte[random.nextInt(12)];
                        random.nextBytes(payload);
                        if (random.nextInt(3) == 0) {
                            peer.write(random.nextInt(11), random.nextInt(256), random.nextInt(3) * id, payload);
                        }
                        peer.answer(id, "answer");
                        id += 2;
                    }
                });
                TestClient client = client(server)) {
            Exchange[] exchanges = new Exchange[300];
            for (int i = 0; i < exchanges.length; i++) {
                exchanges[i] = Exchange.get("/" + i);
            }
            client.send(exchanges);
            int[] looks = {0};
            client.await(c -> {
                // a slow machine gets some time for its first answer before the virtual clock lets everything time out
                boolean any = Arrays.stream(exchanges).anyMatch(exchange -> exchange.status == 200);
                if (any || ++looks[0] % 50 == 0) {
                    client.letTimeoutsPass();
                }
                return c.gauges().waitingRequests() == 0 && c.gauges().http2Streams() == 0;
            });
            int answered = 0;
            for (Exchange exchange : exchanges) {
                answered += exchange.await().status == 200 ? 1 : 0;
            }
            assertThat(answered).as("seed %d", seed).isPositive();
        }
    }

    /** A server that follows the script on each connection and then waits for the client to go. */
    private static ScriptedServer serving(Script script) throws IOException {
        return new ScriptedServer(connection -> {
            Http2Peer peer = new Http2Peer(connection);
            script.run(peer);
            peer.awaitEnd();
        });
    }

    private static TestClient client(ScriptedServer server) {
        return new TestClient(TestClient.config(server.address(), 2).withProtocol(HttpProtocol.HTTP_2));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
