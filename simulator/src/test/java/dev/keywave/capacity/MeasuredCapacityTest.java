package dev.keywave.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeasuredCapacityTest {

    private static final String GOOD = """
            {"format": "keywave capacity 1", "confirmed": true, "capacity_per_s": 800.5, "bracket_per_s": [800.5, 816.5], "per_core": 1234.5,
             "mix": {"registration": 0.25, "authentication": 0.75}, "method": {"precision": 0.02},
             "objectives": [{"expression": "failed < 0.1%", "bracket_per_s": [800.5, 816.5]}], "trials": []}
            """;

    @TempDir
    private Path folder;

    @Test
    void anEarlierResultIsRead() throws IOException {
        CapacityFile read = CapacityFile.read(file(GOOD));
        assertThat(read.measured().capacityPerS()).isEqualTo(800.5);
        assertThat(read.measured().lowestFailedPerS()).isEqualTo(816.5);
        assertThat(read.measured().mix())
                .isEqualTo(Map.of(CeremonyType.REGISTRATION, 0.25, CeremonyType.AUTHENTICATION, 0.75));
        assertThat(read.measured().perCore()).hasValue(1234.5);
        assertThat(read.objectives()).containsExactly("failed < 0.1%");
        assertThat(read.precision()).isEqualTo(0.02);
    }

    @Test
    void withoutARateThatFailedTheBracketIsOpen() throws IOException {
        MeasuredCapacity read =
                MeasuredCapacity.read(file(GOOD.replace("816.5], \"per_core\": 1234.5", "null], \"per_core\": null")));
        assertThat(read.lowestFailedPerS()).isInfinite();
        assertThat(read.perCore()).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsRefusedInOneLine() throws IOException {
        refused(folder.resolve("absent.json"), "no such file");
        refused(folder, "cannot be read");
        refused(file("not json"), "is no JSON");
        refused(file(""), "no result of a capacity search");
        refused(file("[1, 2]"), "no result of a capacity search");
        refused(file("{\"valid\": true}"), "no result of a capacity search");
        refused(file(GOOD.replace("\"capacity_per_s\": 800.5", "\"capacity_per_s\": null")), "no rate that held");
        refused(file(GOOD.replace("\"confirmed\": true", "\"confirmed\": false")), "was confirmed");
        refused(file(GOOD.replace("\"authentication\": 0.75", "\"authentication\": 0.5")), "parts of the result");
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        refused(binary, "is no JSON");
    }

    private void refused(Path file, String why) {
        assertThatThrownBy(() -> MeasuredCapacity.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "capacity", ".json"), text);
    }
}
