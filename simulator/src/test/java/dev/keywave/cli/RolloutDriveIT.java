package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.conditionalaccess.AccessPolicies;
import dev.keywave.metrics.MeterName;
import dev.keywave.relyingparty.EntraConfig;
import dev.keywave.relyingparty.EntraPolicy;
import dev.keywave.relyingparty.PasskeyPolicy;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A wave's peak put on the stand-in for Entra ID, passwords included, while Prometheus looks on. Runs with the live suite:
 * {@code -Dkeywave.rollout.drives=true}.
 */
@EnabledIfSystemProperty(named = "keywave.rollout.drives", matches = "true")
final class RolloutDriveIT {

    private static final int USERS = 4_000;
    private static final String PLAN = """
            organisation: {name: Driven, users: 12000}
            waves:
              - {start: 2040-01-09, checkpoint: 2040-01-13, campaign: {engage: 10%, max_snoozes: never}}
            checkpoint: {enrolled: 0%, two_methods: 0%, high_impact: 0%, success: 0%, compliant: 0%, support_calls: 10}
            relying_party: {objectives: ["password.response_time.p99 < 20s", "failed < 1%"]}
            """;
    private static final String CAPACITY = """
            {"format": "keywave capacity 1", "confirmed": true, "capacity_per_s": 800, "bracket_per_s": [800, null],
             "per_core": null, "mix": {"registration": 0.5, "authentication": 0.5}, "method": {"precision": 0.02},
             "objectives": [{"expression": "failed < 0.1%"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void passwordSignInsAreSentAndEveryFigureIsThereForPrometheusDuringThePeak() throws Exception {
        int port = freePort();
        try (RelyingPartyServer server = RelyingPartyServer.start(RelyingPartyConfig.builder()
                .entra(new EntraConfig(
                        List.of("a-token"),
                        new EntraPolicy(PasskeyPolicy.defaults(), AccessPolicies.NONE),
                        null,
                        List.of(),
                        InstantSource.system()))
                .build())) {
            Object[] arguments = {
                "rollout",
                Files.writeString(folder.resolve("plan.yaml"), PLAN),
                "--seeds",
                1,
                "--drive",
                "--drive-for",
                "4s",
                "--target",
                server.origin(),
                "--adapter",
                "entra",
                "--feeder",
                people(),
                "--capacity",
                Files.writeString(folder.resolve("capacity.json"), CAPACITY),
                "--metrics",
                port,
                "--trace",
                "100%",
                "--loops",
                2,
                "--out",
                folder.resolve("results")
            };
            CompletableFuture<CommandRun> run = CompletableFuture.supplyAsync(() -> CommandRun.of(arguments));

            String scraped = scrapedDuringThePeak(port, run);

            assertThat(EnumSet.range(MeterName.ROLLOUT_ENROLLED, MeterName.ROLLOUT_DRIVEN))
                    .allSatisfy(name -> assertThat(scraped).contains("\n" + name.prometheusName() + "{"));
            assertThat(scraped)
                    .containsPattern("keywave_rollout_driven_per_second\\{ceremony=\"password\",[^}]*wave=\"wave 1\"}")
                    .containsPattern("keywave_response_time_seconds_bucket\\{ceremony=\"password\",[^}]*}"
                            + " [0-9]+ # \\{trace_id=\"[0-9a-f]{32}\"}");
            CommandRun ended = run.get(60, TimeUnit.SECONDS);
            assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.PASSED);
        }
        JsonNode driven = JsonMapper.builder()
                .build()
                .readTree(Files.readString(folder.resolve("results/rollout.json")))
                .at("/driven/0");
        assertThat(driven.get("valid").asBoolean()).as(driven.toString()).isTrue();
        assertThat(driven.get("notes")).isEmpty();
        assertThat(driven.at("/per_s/password").asDouble()).isPositive();
        assertThat(driven.at("/traces/traced").asLong()).isPositive();
        assertThat(driven.at("/traces/slowest").size()).isEqualTo(10);
        assertThat(driven.at("/accepted_per_s/password").asDouble()).isPositive();
    }

    /** One look that has everything; that of the driven wave is there only while it lasts. */
    private static String scrapedDuringThePeak(int port, CompletableFuture<CommandRun> run) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .build();
        while (!run.isDone()) {
            try {
                String text = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                if (text.contains("\nkeywave_rollout_driven_per_second{ceremony=\"password\"")
                        && text.contains("trace_id")) {
                    return text;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("ended without a driven password sign-in: " + run.get());
    }

    private Path people() throws IOException {
        StringBuilder csv = new StringBuilder("name,password,compliant\n");
        for (int i = 0; i < USERS; i++) {
            csv.append("user-" + i + ",pw-user-" + i + ",true\n");
        }
        return Files.writeString(folder.resolve("people.csv"), csv);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
