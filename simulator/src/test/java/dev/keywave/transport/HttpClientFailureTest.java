package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a target can misbehave, and the reason that the exchange then fails for. */
final class HttpClientFailureTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void nobodyListensIsConnectRefused() throws Exception {
        for (Transport transport : List.of(Transport.best(), Transport.NIO)) {
            try (TestClient client = new TestClient(closedPort(), 2, transport)) {
                Exchange[] exchanges = {Exchange.get("/1"), Exchange.get("/2"), Exchange.get("/3")};
                client.send(exchanges);
                for (Exchange exchange : exchanges) {
                    assertThat(exchange.await().failure).isEqualTo(FailureReason.CONNECT_REFUSED);
                    assertThat(exchange.wasSent()).isFalse();
                }
                assertThat(client.gauges().connectFailures()).isEqualTo(3);
                assertThat(client.<Boolean>ask(c -> c.lastFailureDetail() != null))
                        .isTrue();
            }
        }
    }

    @Test
    void anUnreachableTargetIsConnectFailed() throws Exception {
        // The broadcast address: the operating system refuses a TCP connection to it at once.
        try (TestClient client =
                new TestClient(new InetSocketAddress(InetAddress.getByAddress(new byte[] {-1, -1, -1, -1}), 9), 1)) {
            assertThat(client.get("/").failure).isEqualTo(FailureReason.CONNECT_FAILED);
        }
    }

    @Test
    void noAnswerToTheConnectionAttemptIsConnectTimeout() throws Exception {
        // A listener that accepts nothing and whose backlog is full leaves further attempts unanswered.
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
            List<Socket> fillers = new ArrayList<>();
            try (TestClient client = new TestClient(address, 1)) {
                fillBacklog(address, fillers);
                Exchange exchange = Exchange.get("/");
                client.send(exchange);
                client.letTimeoutsPass();
                assertThat(exchange.await().failure).isEqualTo(FailureReason.CONNECT_TIMEOUT);
            } finally {
                for (Socket filler : fillers) {
                    filler.close();
                }
            }
        }
    }

    @Test
    void noResponseIsRequestTimeoutAndCountsFromTheFirstByteSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.awaitClose();
                });
                TestClient client = new TestClient(server.address(), 1)) {
            Exchange first = Exchange.get("/1");
            Exchange second = Exchange.get("/2");
            client.send(first, second);
            client.await(c -> first.wasSent());
            client.letTimeoutsPass();
            assertThat(first.await().failure).isEqualTo(FailureReason.REQUEST_TIMEOUT);
            client.await(c -> second.wasSent());
            client.letTimeoutsPass();
            assertThat(second.await().failure).isEqualTo(FailureReason.REQUEST_TIMEOUT);
            assertThat(second.waitedNs).isGreaterThanOrEqualTo(TestClient.TIMEOUT_NS);
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 20",
                OK + "content-le",
                OK + "content-length: 10\r\n\r\nhalf",
                OK + "transfer-encoding: chunked\r\n\r\n5\r\nhel"
            })
    void aResponseCutOffIsConnectionClosed(String part) throws Exception {
        assertThat(failureAfter(connection -> connection.write(part))).isEqualTo(FailureReason.CONNECTION_CLOSED);
    }

    @Test
    void aResetIsConnectionReset() throws Exception {
        assertThat(failureAfter(ScriptedServer.Connection::reset)).isEqualTo(FailureReason.CONNECTION_RESET);
        assertThat(failureAfter(connection -> {
                    connection.write(OK + "content-length: 10\r\n\r\n");
                    connection.reset();
                }))
                .isEqualTo(FailureReason.CONNECTION_RESET);
    }

    @Test
    void anotherProtocolIsNotHttp() throws Exception {
        assertThat(failureAfter(connection -> {
                    connection.write("SSH-2.0-OpenSSH_9.2\r\n");
                    connection.awaitClose();
                }))
                .isEqualTo(FailureReason.NOT_HTTP);
    }

    @Test
    void aBrokenResponseIsMalformedAndClosesTheConnection() throws Exception {
        assertThat(failureAfter(connection -> {
                    connection.write(OK + "content-length: -1\r\n\r\n");
                    connection.awaitClose();
                }))
                .isEqualTo(FailureReason.MALFORMED_RESPONSE);
    }

    @Test
    void endlessHeadersAndEndlessBodiesAreTooLarge() throws Exception {
        for (String start : List.of(OK, OK + "\r\n", OK + "transfer-encoding: chunked\r\n\r\n")) {
            String piece = start.contains("chunked") ? "3\r\nabc\r\n" : "x-filler: abc\r\n";
            assertThat(failureAfter(connection -> {
                        connection.write(start);
                        connection.writeEndlessly(piece.repeat(100));
                    }))
                    .isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void aServerThatSpeaksFirstLosesItsConnection() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    if (connection.number() == 1) {
                        connection.readRequest();
                        connection.write(OK + "content-length: 0\r\n\r\n");
                        connection.readRequest();
                    }
                    connection.write(OK + "content-length: 2\r\n\r\nno");
                    connection.write("unasked");
                    connection.awaitClose();
                });
                TestClient client = new TestClient(server.address(), 1)) {
            client.get("/1");
            client.get("/2");
            client.await(c -> c.gauges().openConnections() == 0);
        }
    }

    @Test
    void theNextRequestGetsAFreshConnectionAfterAFailure() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    if (connection.number() % 2 == 0) {
                        connection.write(OK + "content-length: 2\r\n\r\nok");
                    }
                });
                TestClient client = new TestClient(server.address(), 1)) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.get("/").failure).isEqualTo(FailureReason.CONNECTION_CLOSED);
                assertThat(client.get("/").body).isEqualTo("ok");
                client.await(c -> c.gauges().openConnections() == 0);
            }
        }
    }

    @Test
    void aConnectionLostJustBeforeTheRequestFailsItAndNeverInsideOfSend() throws Exception {
        for (boolean reset : List.of(false, true)) {
            try (ScriptedServer server = ScriptedServer.answering(OK + "content-length: 0\r\n\r\n");
                    TestClient client = new TestClient(server.address(), 1)) {
                client.get("/1");
                Exchange crossing = Exchange.get("/2");
                // The loop is busy here and so cannot have seen that the connection is gone.
                client.run(c -> {
                    server.dropConnections(reset);
                    crossing.send(c);
                });
                assertThat(crossing.await().failure)
                        .isIn(
                                reset
                                        ? List.of(FailureReason.CONNECTION_RESET)
                                        : List.of(FailureReason.CONNECTION_CLOSED, FailureReason.CONNECTION_RESET));
                assertThat(client.get("/3").status).isEqualTo(200);
            }
        }
    }

    @Test
    void everyExchangeEndsOnceWhateverTheServerDoes() throws Exception {
        long seed = 20_261_122;
        Random random = new Random(seed);
        List<String> answers = List.of(
                "", "garbage", OK, OK + "content-length: 0\r\n\r\n", OK + "\r\n", OK + "connection: close\r\n\r\nx");
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    while (true) {
                        connection.readRequest();
                        connection.write(answers.get(random.nextInt(answers.size())));
                        int end = random.nextInt(10);
                        if (end == 0) {
                            connection.reset();
                        } else if (end < 4) {
                            return;
                        }
                    }
                });
                TestClient client = new TestClient(server.address(), 4)) {
            Exchange[] exchanges = new Exchange[500];
            Arrays.setAll(exchanges, i -> Exchange.get("/" + i));
            client.send(exchanges);
            client.await(c -> {
                client.letTimeoutsPass();
                return c.gauges().waitingRequests() == 0 && c.gauges().connectionsInUse() == 0;
            });
            Set<Object> outcomes = new HashSet<>();
            for (Exchange exchange : exchanges) {
                FailureReason failure = exchange.await().failure;
                outcomes.add(failure == null ? exchange.status : failure);
            }
            assertThat(outcomes)
                    .as("seed %d", seed)
                    .contains(200, FailureReason.CONNECTION_CLOSED, FailureReason.NOT_HTTP);
        }
    }

    @Test
    void labelsAreStableSnakeCase() {
        for (FailureReason reason : FailureReason.values()) {
            assertThat(reason.label()).matches("[a-z][a-z0-9]*(_[a-z]+)*");
        }
    }

    private interface Answer {
        void write(ScriptedServer.Connection connection) throws IOException;
    }

    private static @Nullable FailureReason failureAfter(Answer answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    answer.write(connection);
                });
                TestClient client = new TestClient(server.address(), 1)) {
            FailureReason failure = client.get("/").failure;
            assertThat(client.gauges().openConnections()).isZero();
            return failure;
        }
    }

    private static InetSocketAddress closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
    }

    private static void fillBacklog(InetSocketAddress address, List<Socket> fillers) throws IOException {
        for (int i = 0; i < 16; i++) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(address, 200);
            } catch (IOException full) {
                return;
            }
        }
    }
}
