package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code keywave rollout} as somebody uses it who drives nothing. */
final class RolloutCommandTest {

    @TempDir
    private Path folder;

    @Test
    void initWritesAPlanThatRolloutTakesAndNeverOverwritesOne() throws IOException {
        Path file = folder.resolve("rollout.yaml");

        assertThat(CommandRun.of("rollout", "init", file).passed()).contains("wrote " + file);
        String written = Files.readString(file);
        assertThat(CommandRun.of("rollout", "init", file).mistake()).contains("is there already; name another file");
        assertThat(file).hasContent(written);

        CommandRun run =
                CommandRun.of("rollout", file, "--allow-past", "--seeds", 1, "--out", folder.resolve("results"));
        assertThat(run.code()).as(run.err()).isIn(ExitCode.PASSED, ExitCode.THRESHOLD_FAILED);
        assertThat(run.err()).isEmpty();
        assertThat(folder.resolve("results")).isDirectoryContaining("glob:**rollout.{json,html}");
    }

    @Test
    void goAndNoGoAreExitCodes() throws IOException {
        assertThat(rollout(plan("0%", "0%"), "go").code()).isEqualTo(ExitCode.PASSED);
        assertThat(rollout(plan("100%", "0%"), "no-go").code()).isEqualTo(ExitCode.THRESHOLD_FAILED);

        JsonNode wave = json("no-go").at("/waves/0");
        assertThat(wave.get("go").asBoolean()).isFalse();
        assertThat(wave.at("/reasons/0").asString()).contains("users with two methods", "demanded is at least 100%");
        assertThat(json("no-go").get("sensitivity").size())
                .as("inputs, those that move nothing included")
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void aMeasuredCapacityGivesHeadroom() throws IOException {
        assertThat(rollout(plan("0%", "20%"), "fits", "--capacity", capacity(100))
                        .code())
                .isEqualTo(ExitCode.PASSED);

        double headroom = json("fits").at("/waves/0/headroom").asDouble();
        double peakAtTheHighEnd = json("fits").at("/waves/0/peak/per_s/2").asDouble();
        assertThat(headroom).isCloseTo(1 - peakAtTheHighEnd / 100, within(1e-4));
    }

    @Test
    void aScaleThatIsProposedMakesTheWaveFitAndALittleLessDoesNot() throws IOException {
        Path plan = plan("0%", "20%");
        double tooSmall = 0.1;

        assertThat(rollout(plan, "small", "--capacity", capacity(tooSmall)).code())
                .isEqualTo(ExitCode.THRESHOLD_FAILED);

        assertThat(json("small").at("/waves/0/headroom").asDouble()).isNegative();
        JsonNode scale = json("small")
                .get("proposals")
                .valueStream()
                .filter(proposal -> proposal.get("kind").asString().equals("scale_relying_party"))
                .findFirst()
                .orElseThrow();
        double factor = scale.get("amount").asDouble();
        assertThat(scale.get("go").asBoolean()).isTrue();
        assertThat(rollout(plan, "scaled", "--capacity", capacity(tooSmall * factor))
                        .code())
                .as("%s times as strong", factor)
                .isEqualTo(ExitCode.PASSED);
        assertThat(rollout(plan, "nearly", "--capacity", capacity(tooSmall * (factor - 0.2)))
                        .code())
                .as("a little less than %s times as strong", factor)
                .isEqualTo(ExitCode.THRESHOLD_FAILED);
    }

    @Test
    void resultsOfAnotherRolloutAreNotOverwritten() throws IOException {
        Path plan = plan("0%", "0%");
        rollout(plan, "results");

        assertThat(rollout(plan, "results").mistake())
                .contains("holds the results of another run (rollout.json)", "name another folder with --out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                            | the plan is missing; name its file, or write one with 'keywave rollout init'
                    nowhere.yaml                                  | nowhere.yaml
                    PLAN --rehearse --target http://localhost:1   | --rehearse: the rehearsal has an embedded relying party of its own
                    PLAN --target http://localhost:1              | nothing is sent to it unless its waves are driven
                    PLAN --drive-for 5s                           | nothing is driven; add --drive
                    PLAN --trace 1%                               | --trace: nothing is driven that could be traced; add --drive
                    PLAN --drive --trace 2                        | --trace: "2" is not a percentage
                    PLAN --drive --trace 1% --header traceparent:x | can carry one only; leave one out
                    PLAN --capacity nowhere.json                  | capacity nowhere.json: no such file
                    PLAN --capacity PLAN                          | capacity
                    PLAN --registration-cost 2                    | there is no capacity result that it could be weighed by
                    PLAN --seeds 0                                | --seeds: 0 simulations
                    PLAN --loops 0                                | --loops: 0
                    """)
    void aMistakeIsOneLine(String flags, String expected) throws IOException {
        String plan = plan("0%", "0%").toString();
        Object[] arguments = ("rollout " + flags.replace("PLAN", plan)).strip().split(" ");
        assertThat(CommandRun.of(arguments).mistake()).contains(expected);
    }

    private CommandRun rollout(Path plan, String results, Object... more) {
        Object[] arguments = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {"rollout", plan, "--seeds", 3, "--out", folder.resolve(results)}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return CommandRun.of(arguments);
    }

    private JsonNode json(String results) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(folder.resolve(results).resolve("rollout.json")));
    }

    private Path plan(String twoMethods, String headroom) throws IOException {
        String text = """
                organisation: {name: Small, users: 200}
                waves:
                  - {start: 2040-01-09, checkpoint: 2040-02-03, campaign: {forced_from: 2040-01-16}}
                checkpoint: {two_methods: %s, enrolled: 0%%, high_impact: 0%%, compliant: 0%%, success: 0%%, headroom: %s}
                """.formatted(twoMethods, headroom);
        return Files.writeString(Files.createTempFile(folder, "plan", ".yaml"), text);
    }

    private Path capacity(double perS) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "capacity", ".json"), """
                {"format": "keywave capacity 1", "confirmed": true, "capacity_per_s": %s, "bracket_per_s": [%s, null],
                 "per_core": null, "mix": {"registration": 0.5, "authentication": 0.5}, "method": {"precision": 0.02},
                 "objectives": [{"expression": "failed < 0.1%%"}]}
                """.formatted(perS, perS));
    }
}
