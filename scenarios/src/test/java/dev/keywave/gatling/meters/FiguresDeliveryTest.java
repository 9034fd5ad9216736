package dev.keywave.gatling.meters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keywave.delivery.Address;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.DeliverySettings.GrafanaAccess;
import dev.keywave.measure.AttackOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures of a Gatling run reach those who do not scrape, up to the last values. */
@Timeout(30)
final class FiguresDeliveryTest {

    private static final LocalDateTime STARTED = LocalDateTime.of(2026, 11, 23, 7, 30, 0);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(body, StandardCharsets.ISO_8859_1));
        byte[] answer = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Address address() {
        return Address.parse("--test", "http://localhost:" + server.getAddress().getPort());
    }

    private FiguresDelivery start(DeliverySettings wanted) {
        return FiguresDelivery.start(wanted, new CeremonyRecords(), STARTED, 2, "LoginPeak");
    }

    @Test
    void grafanaIsToldOfTheSimulationAndOfThePhasesThatItCameTo() {
        FiguresDelivery figures =
                start(new DeliverySettings(null, 0, null, null, new GrafanaAccess(address(), "token")));
        figures.plan(List.of(new PlannedPhase("10/s to 40/s", 0, 3_000), new PlannedPhase("40/s", 3_000, 600_000)));
        figures.plan(List.of(new PlannedPhase("40/s", 3_000, 600_000), new PlannedPhase("late", 600_000, 700_000)));
        long now = System.currentTimeMillis();
        assertThat(figures.hasBegun()).isFalse();
        figures.begin(now - 10_000);
        assertThat(figures.hasBegun()).isTrue();
        figures.finish();

        String tags = "\"tags\":[\"keywave\",\"2026-11-23T07-30-00\",";
        assertThat(received)
                .hasSizeBetween(3, 5)
                .anyMatch(one -> one.startsWith("POST /api/annotations {\"time\":" + (now - 10_000) + ",")
                        && one.contains(tags + "\"simulation\"],\"text\":\"Gatling: LoginPeak\""))
                .anyMatch(one -> one.contains("{\"time\":" + (now - 10_000) + ",\"timeEnd\":" + (now - 7_000) + ","
                        + tags + "\"phase\"],\"text\":\"10/s to 40/s\""))
                .anyMatch(one -> one.contains("{\"time\":" + (now - 7_000) + ",") && one.contains("\"text\":\"40/s\""))
                .noneMatch(one -> one.contains("late"));
    }

    @Test
    void aSimulationThatNeverBeginsIsNoneForGrafanaAndNobodyIsAwaited() {
        DeliverySettings.Endpoint endpoint = new DeliverySettings.Endpoint(null, 0, null);
        start(new DeliverySettings(
                        endpoint, 3_600_000_000_000L, address(), null, new GrafanaAccess(address(), "token")))
                .finish();
        assertThat(received).isNotEmpty().allMatch(one -> one.startsWith("PUT /metrics/job/keywave/"));
    }

    @Test
    void aPushgatewayGetsTheLastValuesOfTheRunAndItsInjector() {
        CeremonyRecords records = new CeremonyRecords();
        FiguresDelivery figures = FiguresDelivery.start(
                new DeliverySettings(null, 0, address(), null, null), records, STARTED, 2, "LoginPeak");
        records.attacked("authentication-origin-of-attacker", false, AttackOutcome.REJECTED);
        figures.begin(1);
        figures.finish();
        String last = received.get(received.size() - 1);
        assertThat(last)
                .startsWith("PUT /metrics/job/keywave/run/2026-11-23T07-30-00/rank/2 ")
                .contains("keywave_gatling_attacks")
                .contains("authentication-origin-of-attacker");
    }
}
