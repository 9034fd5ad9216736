package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lanes: a connection of one's own, kept, closed and opened again. */
final class LaneTest {

    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    @Test
    void aLaneKeepsItsConnectionAndSharesItWithNobody() throws Exception {
        try (ScriptedServer server = answeringWithItsNumber();
                TestClient client = new TestClient(server.address(), 10)) {
            Lane one = client.ask(HttpClient::lane);
            Lane other = client.ask(HttpClient::lane);
            for (int round = 0; round < 3; round++) {
                assertThat(get(client, one).body).isEqualTo("1");
                assertThat(get(client, other).body).isEqualTo("2");
                assertThat(client.get("/").body).isEqualTo("3");
            }
            assertThat(client.gauges().openConnections()).isEqualTo(3);
            assertThat(client.gauges().connects()).isEqualTo(3);
        }
    }

    @Test
    void aClosedLaneOpensAnotherConnectionForTheNextRequest() throws Exception {
        try (ScriptedServer server = answeringWithItsNumber();
                TestClient client = new TestClient(server.address(), 1)) {
            Lane lane = client.ask(HttpClient::lane);
            client.run(c -> lane.close());
            for (int i = 1; i < 5; i++) {
                Exchange exchange = get(client, lane);
                assertThat(exchange.body).isEqualTo("" + i);
                assertThat(exchange.connected).isTrue();
                client.run(c -> lane.close());
                assertThat(client.gauges().openConnections()).isZero();
            }
        }
    }

    @Test
    void aLaneCanBeClosedFromItsResponse() throws Exception {
        try (ScriptedServer server = answeringWithItsNumber();
                TestClient client = new TestClient(server.address(), 1)) {
            Lane lane = client.ask(HttpClient::lane);
            for (int i = 1; i < 4; i++) {
                Exchange exchange = Exchange.get("/").whenEnded(ended -> lane.close());
                client.run(c -> exchange.send(c, lane));
                assertThat(exchange.await().body).isEqualTo("" + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpProtocol.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void aConnectionThatTheTargetClosedIsReplaced(HttpProtocol protocol) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    if (protocol == HttpProtocol.HTTP_2) {
                        Http2Peer peer = new Http2Peer(connection);
                        peer.await(Http2Peer.HEADERS);
                        peer.answer(1, "ok");
                    } else {
                        connection.readRequest();
                        connection.write(OK);
                    }
                });
                TestClient client =
                        new TestClient(TestClient.config(server.address(), 1).withProtocol(protocol))) {
            Lane lane = client.ask(HttpClient::lane);
            for (int i = 1; i < 4; i++) {
                assertThat(get(client, lane).body).isEqualTo("ok");
                client.await(c -> c.gauges().openConnections() == 0);
                assertThat(client.gauges().connects()).isEqualTo(i);
            }
        }
    }

    @Test
    void overHttp2ALaneHasAConnectionOfItsOwnToo() throws Exception {
        try (TlsServer server = TlsServer.plainHttp2();
                TestClient client =
                        new TestClient(TestClient.config(server.address(), 3).withProtocol(HttpProtocol.HTTP_2))) {
            Lane one = client.ask(HttpClient::lane);
            Lane other = client.ask(HttpClient::lane);
            Exchange[] exchanges =
                    Stream.generate(() -> Exchange.get("/")).limit(6).toArray(Exchange[]::new);
            client.run(c -> IntStream.range(0, 6).forEach(i -> exchanges[i].send(c, i % 2 == 0 ? one : other)));
            for (Exchange exchange : exchanges) {
                assertThat(exchange.await().status).isEqualTo(200);
            }
            assertThat(client.gauges().http2Connections()).isEqualTo(2);
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aLaneBeyondTheCapWaitsItsTurnAndAnIdleSharedConnectionMakesWay() throws Exception {
        try (ScriptedServer server = answeringWithItsNumber();
                TestClient client = new TestClient(server.address(), 1)) {
            assertThat(client.get("/").body).isEqualTo("1");
            Lane first = client.ask(HttpClient::lane);
            Lane second = client.ask(HttpClient::lane);
            assertThat(get(client, first).body).isEqualTo("2");
            Exchange waiting = Exchange.get("/");
            Exchange shared = Exchange.get("/");
            client.run(c -> {
                waiting.send(c, second);
                shared.send(c);
                assertThat(c.gauges().waitingRequests()).isEqualTo(2);
            });
            client.run(c -> first.close());
            assertThat(waiting.await().body).isEqualTo("3");
            assertThat(client.gauges().openConnections()).isEqualTo(1);
            client.run(c -> second.close());
            assertThat(shared.await().body).isEqualTo("4");
            assertThat(client.gauges().openConnections()).isEqualTo(1);
        }
    }

    @Test
    void closingALaneCancelsItsRequestsWhereverTheyStand() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::awaitEnd);
                TestClient client = new TestClient(server.address(), 1)) {
            Lane lane = client.ask(HttpClient::lane);
            Lane beyondTheCap = client.ask(HttpClient::lane);
            Exchange underWay = Exchange.get("/1");
            Exchange behindIt = Exchange.get("/2");
            Exchange without = Exchange.get("/3");
            client.run(c -> {
                underWay.send(c, lane);
                behindIt.send(c, lane);
                without.send(c, beyondTheCap);
            });
            client.await(c -> underWay.wasSent());
            client.run(c -> {
                beyondTheCap.close();
                lane.close();
                assertThat(c.gauges().openConnections()).isZero();
                assertThat(c.gauges().waitingRequests()).isZero();
            });
            for (Exchange exchange : List.of(underWay, behindIt, without)) {
                assertThat(exchange.await().failure).isEqualTo(FailureReason.CANCELLED);
            }
            Exchange opening = Exchange.get("/4");
            client.run(c -> {
                opening.send(c, lane);
                lane.close();
            });
            assertThat(opening.await().failure).isEqualTo(FailureReason.CANCELLED);
        }
    }

    @Test
    void closingTheClientCancelsWhatLanesHaveUnderWay() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::awaitEnd);
                TestClient client = new TestClient(server.address(), 2)) {
            List<Exchange> exchanges = new ArrayList<>();
            client.run(c -> {
                for (int i = 0; i < 4; i++) {
                    Lane lane = c.lane();
                    for (int j = 0; j < 2; j++) {
                        Exchange exchange = Exchange.get("/" + i);
                        exchanges.add(exchange);
                        exchange.send(c, lane);
                    }
                }
            });
            client.await(c -> c.gauges().connectionsInUse() == 2);
            client.run(HttpClient::close);
            for (Exchange exchange : exchanges) {
                assertThat(exchange.await().failure).isEqualTo(FailureReason.CANCELLED);
            }
        }
    }

    @Test
    void tenThousandLanesWithoutConnectionsCostNoConnection() throws Exception {
        try (ScriptedServer server = answeringWithItsNumber();
                TestClient client = new TestClient(server.address(), 4)) {
            List<Exchange> exchanges = new ArrayList<>();
            client.run(c -> {
                Lane[] lanes = new Lane[10_000];
                Arrays.setAll(lanes, i -> c.lane());
                for (int i = 0; i < lanes.length; i += 100) {
                    Lane lane = lanes[i];
                    Exchange exchange = Exchange.get("/").whenEnded(ended -> lane.close());
                    exchanges.add(exchange);
                    exchange.send(c, lane);
                }
            });
            for (Exchange exchange : exchanges) {
                assertThat(exchange.await().status).isEqualTo(200);
            }
            assertThat(client.gauges().connects()).isEqualTo(100);
            assertThat(client.gauges().openConnections()).isZero();
        }
    }

    private static Exchange get(TestClient client, Lane lane) throws InterruptedException {
        Exchange exchange = Exchange.get("/");
        client.run(c -> exchange.send(c, lane));
        return exchange.await();
    }

    private static ScriptedServer answeringWithItsNumber() throws IOException {
        return new ScriptedServer(connection -> {
            String body = "" + connection.number();
            while (true) {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\ncontent-length: " + body.length() + "\r\n\r\n" + body);
            }
        });
    }
}
