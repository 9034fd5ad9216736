package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What goes on in the relying party at the moment of a scrape. */
final class LiveMetersTest {

    private static final long SEED = 20261123;
    private static final String REGISTRATIONS = "keywave_rp_pending_ceremonies{ceremony=\"registration\"}";
    private static final String AUTHENTICATIONS = "keywave_rp_pending_ceremonies{ceremony=\"authentication\"}";
    private static final String VERIFICATION = "keywave_rp_verification_seconds";
    private static final String CONNECTIONS = "keywave_rp_connections_open";

    private final AtomicLong nowNs = new AtomicLong();

    private RelyingPartyServer start(LoginPages pages) {
        return RelyingPartyServer.start(RelyingPartyConfig.builder()
                .loops(1)
                .loginPages(pages)
                .nanoTime(nowNs::get)
                .build());
    }

    private void pass(Duration time) {
        nowNs.addAndGet(time.toNanos());
    }

    @Test
    void aCeremonyIsPendingFromItsOptionsToItsResultOrTheEndOfItsChallenge() {
        try (RelyingPartyServer server = start(LoginPages.NONE)) {
            ApiClient alice = new ApiClient(server);
            HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);
            alice.register("alice", authenticator);
            alice.requestOptions("alice");
            alice.requestOptions("alice"); // of one session the last counts
            new ApiClient(server).creationOptions("bob");
            pass(Duration.ofMinutes(4));
            new ApiClient(server).creationOptions("carol");
            assertThat(scraped(server, REGISTRATIONS)).isEqualTo(2);
            assertThat(scraped(server, AUTHENTICATIONS)).isEqualTo(1);

            authenticator.counter++;
            alice.authenticate("alice", authenticator);
            pass(Duration.ofMinutes(2));
            assertThat(scraped(server, REGISTRATIONS)).as("bob's is over").isEqualTo(1);
            assertThat(scraped(server, AUTHENTICATIONS)).isZero();
        }
    }

    @Test
    void registrationsThatWaitAtGraphAreAmongThem() {
        try (Graph graph = Graph.standard()) {
            graph.get(Graph.METHODS + "/creationOptions");
            graph.get(Graph.METHODS + "/creationOptions");
            graph.http.creationOptions("bob");
            assertThat(scraped(graph.server, REGISTRATIONS)).isEqualTo(3);
            graph.pass(Duration.ofMinutes(6));
            assertThat(scraped(graph.server, REGISTRATIONS)).isZero();
        }
    }

    @Test
    void soAreThoseOfSpringSecuritysPages() {
        try (RelyingPartyServer server = start(LoginPages.SPRING_SECURITY)) {
            PagesClient browser = new PagesClient(server);
            browser.csrf = browser.get("/login").find("\"X-CSRF-TOKEN\" : \"([^\"]+)\"");
            assertThat(scraped(server, AUTHENTICATIONS)).isZero();
            browser.postJson("/webauthn/authenticate/options", "");
            browser.postJson("/webauthn/authenticate/options", "");
            assertThat(scraped(server, AUTHENTICATIONS)).isEqualTo(1);
            browser.postJson("/login/webauthn", "{}");
            assertThat(scraped(server, AUTHENTICATIONS)).as("taken").isZero();
        }
    }

    @Test
    void andThoseOfKeycloaksUntilTheirSessionEnds() {
        try (RelyingPartyServer server = start(LoginPages.KEYCLOAK)) {
            String login = "/realms/r/protocol/openid-connect/auth?client_id=app&response_type=code"
                    + "&redirect_uri=http://localhost:9999/cb";
            new PagesClient(server).get(login);
            new PagesClient(server).get(login);
            assertThat(scraped(server, AUTHENTICATIONS)).isEqualTo(2);
            pass(Duration.ofMinutes(6));
            assertThat(scraped(server, AUTHENTICATIONS)).isZero();
        }
    }

    @Test
    void whatTheLibraryVerifiedIsTimedWhetherItWasAcceptedOrNot() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(RelyingPartyConfig.builder().loops(2).build())) {
            ApiClient alice = new ApiClient(server);
            HandMadeAuthenticator authenticator = new HandMadeAuthenticator(server.origin(), false, SEED);
            alice.register("alice", authenticator);
            authenticator.counter++;
            alice.authenticate("alice", authenticator);
            authenticator.counter++;
            String another = authenticator.get(alice.requestOptions("alice"));
            alice.requestOptions("alice");
            assertThat(alice.post("/assertion/result", another).body()).contains("challenge_mismatch");
            alice.post("/assertion/result", "{}");

            assertThat(scraped(server, VERIFICATION + "_count{ceremony=\"registration\"}"))
                    .isEqualTo(1);
            assertThat(scraped(server, VERIFICATION + "_count{ceremony=\"authentication\"}"))
                    .as("and not what the library never saw")
                    .isEqualTo(2);
            assertThat(page(server)).containsPattern(VERIFICATION + "_sum\\{ceremony=\"authentication\"} 0\\.0*[1-9]");
        }
    }

    @Test
    void whereNothingIsVerifiedNothingIsTimed() {
        try (RelyingPartyServer server = RelyingPartyServer.start(RelyingPartyConfig.builder()
                .loops(1)
                .verifier(VerifierChoice.NONE)
                .build())) {
            new ApiClient(server).register("alice", new HandMadeAuthenticator(server.origin(), false, SEED));
            assertThat(scraped(server, VERIFICATION + "_count{ceremony=\"registration\"}"))
                    .isZero();
        }
    }

    @Test
    void connectionsCountWhileTheyAreOpen() throws Exception {
        try (RelyingPartyServer server = start(LoginPages.NONE)) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            awaitConnections(server, 3 + 1);
            for (Socket socket : sockets) {
                socket.close();
            }
            awaitConnections(server, 1);
        }
    }

    private static void awaitConnections(RelyingPartyServer server, long wanted) throws InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (scraped(server, CONNECTIONS) != wanted) {
            assertThat(System.nanoTime())
                    .as("%s is not %s", CONNECTIONS, wanted)
                    .isLessThan(endNs);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static long scraped(RelyingPartyServer server, String meter) {
        String page = page(server);
        Matcher value = Pattern.compile("(?m)^" + Pattern.quote(meter) + " ([0-9]+)(\\.0)?$")
                .matcher(page);
        assertThat(value.find()).as("%s in %s", meter, page).isTrue();
        return Long.parseLong(value.group(1));
    }

    private static String page(RelyingPartyServer server) {
        ApiClient client = new ApiClient(server);
        return client.send(client.request("/metrics").build()).body();
    }
}
