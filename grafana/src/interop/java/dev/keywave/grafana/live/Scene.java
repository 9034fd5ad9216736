package dev.keywave.grafana.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the dashboards show, played once on this machine while a Prometheus looks on: a run with attacks, races, a
 * flood and faults, a rollout's waves on a stand-in for Entra ID, Gatling, a benchmark, and a run that nobody scrapes.
 */
final class Scene implements AutoCloseable {

    /** The run whose figures are held against its summary. */
    static final String SCRAPED = "scraped-run";
    /** The run that tells its figures itself. */
    static final String PUSHED = "pushed-run";

    private static final JsonMapper JSON = new JsonMapper();
    /** Beyond what an app may ask of Graph in its ten seconds. */
    private static final int GRAPH_REQUESTS = 7;

    private final Path folder;
    private final Ports ports;
    private final Cast cast;
    private final Instant began = Instant.now();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final OtherProducts others;
    private final Prometheus prometheus;
    private Instant scrapedAt = began;
    private Instant ended = began;

    private Scene(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.ports = Ports.free();
        this.cast = new Cast(folder, ports);
        ServedFile benchmarks = opened(ServedFile.of(folder.resolve("benchmarks.prom"), ServedFile.OPEN_METRICS));
        this.others = opened(OtherProducts.beforeLogins());
        Path grafana = Path.of("").toAbsolutePath();
        PrometheusVersion version = PrometheusVersion.of("prometheus");
        Path configuration = Configuration.read(grafana.resolve("prometheus.yml"))
                .readableBy(version)
                .eachSecond()
                .scraping(Map.of(
                        9464, List.of(ports.run(), ports.gatling()),
                        9465, List.of(ports.rollout()),
                        8080, List.of(ports.relyingParty(), ports.entra()),
                        9100, List.of(benchmarks.port()),
                        9000, List.of(others.keycloak().port()),
                        8081, List.of(others.spring().port())))
                .alsoScraping("pushgateway", ports.pushgateway())
                .withRules(Rules.files(grafana.resolve("rules")))
                .write(folder.resolve("prometheus.yml"));
        this.prometheus = opened(Prometheus.start(folder, configuration, version, ports.prometheus()));
    }

    /** Plays all of it. */
    static Scene play(Path folder) throws IOException, InterruptedException, QueryException {
        Scene scene = new Scene(folder);
        try {
            scene.play();
            return scene;
        } catch (AssertionError | IOException | InterruptedException | QueryException e) {
            scene.close();
            throw e;
        }
    }

    Prometheus prometheus() {
        return prometheus;
    }

    /** Before the first of it. */
    Instant began() {
        return began;
    }

    /** When the last of it had been scraped. */
    Instant ended() {
        return ended;
    }

    /** When the last figures of {@link #SCRAPED} had been scraped. */
    Instant scrapedAt() {
        return scrapedAt;
    }

    /** What a run says of itself. */
    JsonNode summary(String run) throws IOException {
        return JSON.readTree(Files.readString(folder.resolve(run).resolve("summary.json")));
    }

    private void play() throws IOException, InterruptedException, QueryException {
        Program pushgateway = opened(cast.pushgateway());
        Program party = opened(cast.relyingParty());
        Program entra = opened(cast.entra());
        party.awaitOutput("http://localhost:\\d+");
        entra.awaitOutput("http://localhost:\\d+");
        askEntra();
        Program rollout = opened(cast.rollout());
        // before that it finds out what this machine can generate, which a run beside it would spoil
        rollout.awaitOutput("driving the peak");
        Program run = opened(cast.run(SCRAPED));
        run.awaitOutput("(?m)^report ");
        scrapedAt = awaitScrape(run, "keywave_run_valid{run=\"" + SCRAPED + "\"}");
        run.interrupt();
        others.logIn();
        Program benchmark = opened(cast.benchmark());
        Program gatling = opened(cast.gatling());
        expect("benchmark", benchmark, 0);
        expect("export", opened(cast.export()), 0);
        expect(SCRAPED, run, 3); // a threshold is made to fail
        expect("gatling", gatling, 0, 3);
        rollout.awaitOutput("(?m)^report: ");
        awaitScrape(rollout, "keywave_rollout_go");
        rollout.interrupt();
        expect("rollout", rollout, 0, 3, 4); // whether this machine kept up is not the question
        pushgateway.await("readiness", () -> answers(ports.pushgateway(), "/-/ready"));
        Program pushed = opened(cast.pushed(PUSHED, prometheus.remoteWrite()));
        expect(PUSHED, pushed, 0);
        ended = awaitScrape(party, "push_time_seconds{run=\"" + PUSHED + "\"}");
    }

    /** One request without a token that is good, more than one app may make, and a sign-in that locks somebody out. */
    private void askEntra() throws IOException, InterruptedException {
        String origin = "http://localhost:" + ports.entra();
        HttpClient client = HttpClient.newHttpClient();
        URI methods = URI.create(origin + "/v1.0/users/user-1/authentication/fido2Methods");
        for (int i = 0; i <= GRAPH_REQUESTS; i++) {
            String token = i == 0 ? "another" : Cast.TOKEN;
            client.send(
                    HttpRequest.newBuilder(methods)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        String signIn = """
                {"username": "strict-late", "password": "pw-strict-late", "secondFactor": "none", "device": {"isCompliant": true}}
                """;
        client.send(
                HttpRequest.newBuilder(URI.create(origin + "/signin/password"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(signIn))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /** Waits until Prometheus has a value that it has scraped from now on; returns a moment at which it has it. */
    private Instant awaitScrape(Program program, String series) throws InterruptedException {
        Instant now = Instant.now();
        program.await("scrape of " + series, () -> {
            try {
                return prometheus.value("max(timestamp(" + series + "))", Instant.now()) > now.toEpochMilli() / 1e3;
            } catch (QueryException e) {
                throw new AssertionError(e);
            }
        });
        return Instant.now();
    }

    private static boolean answers(int port, String path) {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void expect(String name, Program program, Integer... exitCodes) throws InterruptedException {
        if (!List.of(exitCodes).contains(program.exitCode())) {
            throw new AssertionError(
                    name + " has ended with " + program.exitCode() + "; its output ends\n" + program.tail());
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
