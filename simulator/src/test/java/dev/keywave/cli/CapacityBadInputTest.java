package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code keywave capacity} refuses, in one line, before anything starts. */
final class CapacityBadInputTest {

    private static final String RESULT = """
            {"format": "keywave capacity 1", "confirmed": true, "capacity_per_s": 800, "bracket_per_s": [800, null], "per_core": null,
             "mix": {"authentication": 1}, "method": {"precision": 0.02}, "objectives": [{"expression": "failed < 0.1%"}]}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --precision 0%                             | --precision: 0% is out of range; write 0.5% to 25%
                    --precision 50%                            | --precision: 50% is out of range
                    --precision 2                              | --precision: "2" is not a percentage
                    --from 500 --up-to 100                     | --from: 500.0/s is above --up-to 100.0/s
                    --from 0                                   | --from: "0" is zero
                    --trial 1s                                 | a trial lasts 2 s or more
                    --trial 10s --confirm 5s                   | at least as long as a trial
                    --repeats 0                                | --repeats: 0; write 1 or more
                    --users 0                                  | --users: 0 users
                    --slo quick                                | quick
                    --slo registration.rate>=5/s               | trials have no registration; change --mix or --ceremony
                    --ceremony registration --slo authentication.rate>=5/s | trials have no authentication
                    --ceremony login                           | names "login"
                    --ceremony registration --mix registration=1 | one ceremony or a mix; give one of them
                    --verify nowhere.json                      | capacity nowhere.json: no such file
                    --target http://localhost:1                | connection refused
                    --rp-metrics x --target http://192.0.2.1   | add --authorized-for 192.0.2.1
                    --target http://localhost:8080 --max-rate 5 | the flags of the embedded relying party
                    --json /nowhere/out.json                   | cannot write /nowhere/out.json
                    """)
    void aWrongFlagIsOneLine(String flags, String expected) {
        Object[] arguments = ("capacity " + flags).split(" ");
        assertThat(CommandRun.of(arguments).mistake()).contains(expected);
    }

    @Test
    void objectivesOfAnEarlierResultAreNotMixedWithOthers() throws IOException {
        Path earlier = Files.writeString(folder.resolve("capacity.json"), RESULT);
        assertThat(CommandRun.of("capacity", "--verify", earlier, "--slo", "failed < 1%")
                        .mistake())
                .contains("leave out --slo");
    }

    @Test
    void anEarlierFileThatIsNoResultIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("summary.json"), "{\"valid\": true}");
        assertThat(CommandRun.of("capacity", "--verify", other).mistake())
                .contains("this is no result of a capacity search");
    }
}
