package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.metrics.MeterName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code keywave metrics}. */
final class MetricsCommandTest {

    @Test
    void eachMeterIsALine() {
        String out = CommandRun.of("metrics").passed();
        assertThat(out.lines()).hasSize(MeterName.values().length + 1);
        assertThat(out)
                .containsPattern("(?m)^NAME +KIND +LABELS +WHAT IT IS$")
                .containsPattern("(?m)^keywave_run_valid +gauge +1 while")
                .containsPattern(
                        "(?m)^keywave_response_time_classic_seconds +classic histogram +ceremony +The response");
    }

    @Test
    void thePageIsWhatTheCommandPrints() throws Exception {
        assertThat(Files.readString(Path.of("METRICS.md")))
                .as("write it anew: ./keywave metrics --markdown > simulator/METRICS.md")
                .isEqualTo(CommandRun.of("metrics", "--markdown").passed());
    }
}
