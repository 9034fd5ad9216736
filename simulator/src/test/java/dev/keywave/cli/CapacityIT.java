package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A relying party of known capacity in one process, the search for it in another. Takes a minute, so it runs only when
 * asked for: {@code -Dkeywave.capacity.searches=5} searches five times, each from another first rate.
 */
@EnabledIfSystemProperty(named = "keywave.capacity.searches", matches = "[1-9][0-9]*")
final class CapacityIT {

    private static final double CAPACITY_PER_S = 400;
    private static final int SEARCHES = Integer.getInteger("keywave.capacity.searches", 1);
    private static final Pattern LISTENS = Pattern.compile("http://localhost:(\\d+)");

    @TempDir
    private Path folder;

    @Test
    void theCapacityOfAThrottledRelyingPartyIsFoundAndVerified() throws Exception {
        try (KeywaveProcess party = KeywaveProcess.start(folder, "rp", "--port", "0", "--max-rate", "400")) {
            Matcher port = LISTENS.matcher(party.awaitOutput("highest rate").output());
            assertThat(port.find()).isTrue();
            for (int i = 0; i < SEARCHES; i++) {
                search(port.group(), 310 + 15 * i, folder.resolve("capacity" + i + ".json"));
            }
            Path result = folder.resolve("capacity0.json");
            assertThat(verify(port.group(), result)).isEqualTo(ExitCode.PASSED);
            Path faster = folder.resolve("faster.json");
            Files.writeString(
                    faster,
                    Files.readString(result).replaceFirst("\"capacity_per_s\" : [0-9.]+", "\"capacity_per_s\" : 600"));
            assertThat(verify(port.group(), faster)).isEqualTo(ExitCode.THRESHOLD_FAILED);
        }
    }

    private void search(String target, int from, Path json) throws Exception {
        try (KeywaveProcess search = capacity(
                target,
                "--from",
                from + "",
                "--repeats",
                "1",
                "--trial",
                "2s",
                "--confirm",
                "3s",
                "--json",
                json + "")) {
            assertThat(search.exitCode()).as(search.output()).isEqualTo(ExitCode.PASSED);
            JsonNode found = new JsonMapper().readTree(Files.readString(json));
            assertThat(found.at("/capacity_per_s").asDouble())
                    .as(search.output())
                    .isBetween(CAPACITY_PER_S * 0.97, CAPACITY_PER_S * 1.03);
            assertThat(found.at("/bracket_per_s/1").asDouble()).isGreaterThan(CAPACITY_PER_S * 0.99);
            assertThat(found.at("/per_core").asDouble()).isPositive();
            assertThat(found.at("/trials").size()).isGreaterThan(4);
        }
    }

    private int verify(String target, Path json) throws Exception {
        try (KeywaveProcess verify = capacity(target, "--confirm", "3s", "--trial", "2s", "--verify", json + "")) {
            return verify.exitCode();
        }
    }

    /** Lag limits are wide: these tests run on shared machines. */
    private KeywaveProcess capacity(String target, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "capacity",
                "--target",
                target,
                "--users",
                "400",
                "--register-rate",
                "400",
                "--warm-up",
                "2s",
                "--max-send-lag",
                "10s"));
        arguments.addAll(List.of(more));
        return KeywaveProcess.start(folder, arguments.toArray(String[]::new));
    }
}
