package dev.keywave.gatling;

import static dev.keywave.gatling.PasskeyDsl.adapter;
import static dev.keywave.gatling.PasskeyDsl.passkey;
import static dev.keywave.gatling.PasskeyDsl.passkeyOptions;
import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static dev.keywave.gatling.PasskeyDsl.passkeys;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus sees of a run of Gatling, of all its passkeys together. */
final class MetersTest {

    private static String origin = "";
    private static int port;
    private static String scraped = "";

    /** Three people; then attacks; then one whose pages are elsewhere; then a look at the figures. */
    public static final class Watched extends Simulation {

        /** Sets it up. */
        public Watched() {
            AdapterDsl fido = adapter("fido-conformance");
            ChainBuilder written = exec(http("options")
                            .post("/assertion/options")
                            .header("Content-Type", "application/json")
                            .body(StringBody("{\"username\":\"#{username}\"}"))
                            .check(passkeyOptions().saveAs("options")))
                    .exec(passkey("get"));
            PasskeyProtocolBuilder passkeys =
                    passkeys().users(8).seed("meters").algorithms("ES256=1").metrics(port);
            setUp(scenario("people")
                    .feed(passkeyUsers(passkeys).unregistered())
                    .exec(fido.authenticate(), fido.register(), fido.authenticate(), written)
                    .injectOpen(atOnceUsers(3))
                    .protocols(http.baseUrl(origin).disableWarmUp(), passkeys)
                    .andThen(scenario("attacks")
                            .feed(passkeyUsers(passkeys).registered())
                            .exec(fido.attack("authentication-origin-of-attacker"))
                            .exec(fido.attack("authentication-extra-client-data"))
                            .exec(fido.attack("counter-repeated"))
                            .injectOpen(atOnceUsers(1))
                            .protocols(http.baseUrl(origin), passkeys)
                            .andThen(elsewhere(fido))));
        }

        private static io.gatling.javaapi.core.PopulationBuilder elsewhere(AdapterDsl fido) {
            PasskeyProtocolBuilder others = passkeys()
                    .users(1)
                    .seed("elsewhere")
                    .origin("http://localhost:1")
                    .metrics(port);
            return scenario("elsewhere")
                    .feed(passkeyUsers(others).any())
                    .exec(fido.register())
                    .exec(Watched::look)
                    .injectOpen(atOnceUsers(1))
                    .protocols(http.baseUrl(origin), others);
        }

        private static Session look(Session session) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                    .build();
            try {
                scraped = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
            return session;
        }
    }

    @TempDir
    private Path results;

    @Test
    void prometheusSeesCeremoniesReasonsTimesAndAttacksOfTheWholeRun() throws IOException {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().loops(1).build())) {
            origin = server.origin();
            port = freePort();
            GatlingRun.of(Watched.class, results);
        }

        assertValue("keywave_gatling_ceremonies_total{ceremony=\"registration\",outcome=\"accepted\"", 3);
        assertValue("keywave_gatling_ceremonies_total{ceremony=\"registration\",outcome=\"rejected\"", 1);
        assertValue("keywave_gatling_ceremonies_total{ceremony=\"authentication\",outcome=\"accepted\"", 3);
        assertValue("keywave_gatling_ceremonies_total{ceremony=\"authentication\",outcome=\"failed\"", 3);
        assertValue("keywave_gatling_reasons_total{ceremony=\"authentication\",reason=\"no credential\"", 3);
        assertThat(scraped)
                .containsPattern(
                        "keywave_gatling_reasons_total\\{ceremony=\"registration\",[^}]*reason=\"[^\"]*origin");
        assertValue("keywave_gatling_service_time_seconds_count{ceremony=\"registration\",outcome=\"accepted\"", 3);
        assertValue("keywave_gatling_service_time_seconds_count{ceremony=\"authentication\",outcome=\"accepted\"", 3);
        assertThat(scraped)
                .as("nothing was sent for those without a credential")
                .doesNotContain(
                        "keywave_gatling_service_time_seconds_count{ceremony=\"authentication\",outcome=\"failed\"");
        assertValue("keywave_gatling_sign_time_seconds_count{ceremony=\"registration\"", 4);
        assertValue(
                "keywave_gatling_attacks_total{attack=\"authentication-origin-of-attacker\",outcome=\"rejected\"", 1);
        assertValue(
                "keywave_gatling_look_alikes_total{attack=\"authentication-extra-client-data\",outcome=\"accepted\"",
                1);
        assertThat(scraped)
                .doesNotContain("attack=\"counter-repeated\"")
                .containsPattern("keywave_gatling_[^\n]*\\{[^}]*rank=\"0\",run=\"20[0-9-]+T[0-9-]+\"")
                .containsPattern("(?m)^process_cpu_seconds_total\\{[^}]*} [0-9.]+");
        assertThatThrownBy(() -> Watched.look(null)).as("closed with the run").hasMessageContaining("Connect");
    }

    @Test
    void aPortThatIsTakenEndsTheRunBeforeItStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            origin = "http://localhost:1";
            port = taken.getLocalPort();
            assertThatThrownBy(() -> GatlingRun.of(Watched.class, results))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("metrics port " + port + " is taken");
        }
    }

    /** Other labels stand behind, or between. */
    private static void assertValue(String series, long value) {
        String pattern = "(?m)^"
                + series.replace("{", "\\{")
                        .replace(",outcome", ",[^}]*outcome")
                        .replace(",reason", ",[^}]*reason") + "[^}]*} " + value + "(\\.0)?$";
        assertThat(scraped).containsPattern(pattern);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
