package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keywave models}, and models of the user's own in the other commands. */
final class ModelsCommandTest {

    @TempDir
    private Path folder;

    private Path mine;

    @BeforeEach
    void writeAModel() throws IOException {
        mine = Files.writeString(
                folder.resolve("mine.yaml"),
                AuthenticatorModels.source("yubikey-5").replace("name: yubikey-5", "name: my-key"));
    }

    @Test
    void theListHasEveryModelWithItsAaguid() {
        String list = CommandRun.of("models", "list").passed();

        for (AuthenticatorModel model : AuthenticatorModels.builtIn()) {
            assertThat(list.lines().filter(line -> line.startsWith(model.name() + " ")))
                    .singleElement()
                    .asString()
                    .contains(
                            model.aaguid().toString(), model.algorithms().get(0).label());
        }
    }

    @Test
    void whatIsShownIsAFileThatCanBeChecked() throws IOException {
        String shown = CommandRun.of("models", "show", "windows-hello").passed();
        Path copy = Files.writeString(folder.resolve("copy.yaml"), shown);

        assertThat(CommandRun.of("models", "check", copy).mistake())
                .contains("there is a model \"windows-hello\" already")
                .contains("give this one another name");
        assertThat(CommandRun.of("models", "check", mine).passed())
                .isEqualToIgnoringNewLines(mine + ": fine, authenticator model my-key");
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        assertThat(CommandRun.of("models").mistake()).contains("list, show or check");
        assertThat(CommandRun.of("models", "show", "yubikey").mistake()).contains("did you mean \"yubikey-5\"?");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "name: Bad Name");
        assertThat(CommandRun.of("models", "check", bad).mistake()).contains("bad.yaml:1:7: ");
        assertThat(CommandRun.of("models", "check", folder.resolve("none.yaml")).mistake())
                .contains("no such file");
        assertThat(CommandRun.of("probe", "--target", "http://localhost:9", "--model", "my-key")
                        .mistake())
                .contains("unknown authenticator model \"my-key\"");
        assertThat(CommandRun.of("run", "--model-file", mine, "--model-file", mine)
                        .mistake())
                .contains("there is a model \"my-key\" already");
        assertThat(CommandRun.of("run", "--models", "my-key").mistake()).contains("my-key");
    }

    @Test
    void aPopulationOfOnesOwnModelIsOpenedWithItsFileOnly() {
        Path population = folder.resolve("p.kw");
        String records = CommandRun.of(
                        "population",
                        "export",
                        "--population",
                        population,
                        "--provision",
                        "--users",
                        3,
                        "--seed",
                        "s",
                        "--model-file",
                        mine,
                        "--models",
                        "my-key",
                        "--format",
                        "jsonl")
                .passed();
        assertThat(records.lines()).hasSize(3).allMatch(line -> line.contains("\"my-key\""));

        assertThat(CommandRun.of("population", "show", population).mistake())
                .contains("population " + population + ": ")
                .contains("\"my-key\", which is not known; give its file with --model-file");
        assertThat(CommandRun.of("population", "show", population, "--model-file", mine)
                        .passed())
                .contains("my-key 3");
        assertThat(CommandRun.of("run", "--population", population).mistake())
                .contains("\"my-key\", which is not known");
    }

    @Test
    void recordsOfOnesOwnModelAreTakenBack() throws IOException {
        Path records = folder.resolve("p.jsonl");
        CommandRun.of(
                        "population",
                        "export",
                        "--population",
                        folder.resolve("a.kw"),
                        "--provision",
                        "--users",
                        3,
                        "--seed",
                        "s",
                        "--model-file",
                        mine,
                        "--models",
                        "my-key",
                        "--format",
                        "jsonl",
                        "--out",
                        records)
                .passed();
        Path again = folder.resolve("b.kw");

        assertThat(CommandRun.of(
                                "population",
                                "import",
                                "--population",
                                again,
                                "--seed",
                                "s",
                                "--format",
                                "jsonl",
                                records)
                        .mistake())
                .contains("p.jsonl:1: unknown authenticator model \"my-key\"");
        assertThat(CommandRun.of(
                                "population",
                                "import",
                                "--population",
                                again,
                                "--seed",
                                "s",
                                "--format",
                                "jsonl",
                                "--model-file",
                                mine,
                                records)
                        .passed())
                .contains("3 credentials taken back");
    }

    @Test
    void aPlanNamesModelFilesToo() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                population:
                  users: 2
                  model_files: ["%s"]
                  models: my-key
                thresholds: ["nonsense"]
                """.formatted(mine));

        assertThat(CommandRun.of("run", "--plan", plan).mistake()).contains("nonsense");
        Files.writeString(plan, "population: {model_files: [none.yaml]}");
        assertThat(CommandRun.of("run", "--plan", plan).mistake()).contains("none.yaml: no such file");
        Files.writeString(plan, "population: {model_files: none.yaml}");
        assertThat(CommandRun.of("run", "--plan", plan).mistake())
                .contains("plan.yaml:1:27: \"model_files\" is text; expected a list");
    }
}
