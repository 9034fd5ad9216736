package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.delivery.DeliverySettings;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The flags that say who gets meters. */
final class MetricsOptionsTest {

    @TempDir
    private Path folder;

    @CommandLine.Command
    private static final class Flags {

        @CommandLine.Mixin
        private MetricsOptions metrics = new MetricsOptions();
    }

    private static DeliverySettings settings(String... arguments) {
        Flags flags = new Flags();
        new CommandLine(flags).parseArgs(arguments);
        return flags.metrics.settings();
    }

    @Test
    void nobodyIsTheDefault() {
        assertThat(settings()).isEqualTo(DeliverySettings.NONE);
        assertThat(settings().wanted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    --metrics               | -         | 9464
                    --metrics 0             | -         | 0
                    --metrics=12345         | -         | 12345
                    --metrics [::1]:1       | ::1       | 1
                    --metrics localhost:80  | localhost | 80
                    """)
    void theEndpointIsAPortAndAHostIfNamed(String flags, String host, int port) {
        DeliverySettings.Endpoint endpoint = settings(flags.split(" ")).endpoint();
        assertThat(endpoint).isEqualTo(new DeliverySettings.Endpoint(host, port, null));
    }

    @Test
    void theTokenComesFromAFileAndIsNotShown() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "s3cret\n");
        DeliverySettings settings = settings(
                "--metrics=0.0.0.0:9464",
                "--metrics-token",
                "file:" + file,
                "--metrics-linger",
                "2m",
                "--push",
                "http://h");
        assertThat(settings.endpoint()).isEqualTo(new DeliverySettings.Endpoint("0.0.0.0", 9464, "s3cret"));
        assertThat(settings.lingerNs()).isEqualTo(TimeUnit.MINUTES.toNanos(2));
        assertThat(settings.wanted()).isTrue();
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --metrics plan.yaml               | --metrics: "plan.yaml" is no port
                    --metrics 123456                  | --metrics: "123456" is no port
                    --metrics 70000                   | --metrics: "70000" is no port
                    --metrics 0.0.0.0:9464            | --metrics: meters at 0.0.0.0 would be open to others; add --metrics-token
                    --metrics a:b:1                   | --metrics: "a:b:1" is no port
                    --metrics-token env:T             | --metrics-token: there is no endpoint; add --metrics
                    --metrics-linger 5s               | --metrics-linger: there is no endpoint; add --metrics
                    --metrics --metrics-linger 5      | --metrics-linger: "5" has no unit
                    --metrics --metrics-token secret  | is given in place; hand it over as --metrics-token=env:NAME
                    --metrics --metrics-token env:NO_SUCH_VARIABLE | environment variable NO_SUCH_VARIABLE, which is not set
                    --push localhost                  | --push: "localhost" is no http or https URL
                    --remote-write file:///x          | --remote-write: "file:///x" is no http or https URL
                    --grafana http://localhost:3000   | --grafana: the environment has no KEYWAVE_GRAFANA_TOKEN
                    """)
    void aMistakeIsOneLine(String flags, String message) {
        assertThatThrownBy(() -> settings(flags.split(" ")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aPortThatIsTakenEndsARunBeforeItBegins() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Path out = folder.resolve("results");
            assertThat(CommandRun.of("run", "--metrics", port, "--out", out).mistake())
                    .contains("metrics port " + port + " is taken");
            assertThat(out).doesNotExist();
            assertThat(CommandRun.of("capacity", "--metrics", port, "--out", out)
                            .mistake())
                    .contains("metrics port " + port + " is taken");
            assertThat(CommandRun.of("rp", "--port", 0, "--metrics", port).mistake())
                    .contains("metrics port " + port + " is taken");
        }
        assertThat(CommandRun.of("rp", "--port", 0, "--metrics", "--metrics-linger", "1s")
                        .mistake())
                .contains("--metrics-linger: a relying party shows its meters until");
    }
}
