package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a population, its records or where they go: one line, and nothing has changed. */
final class PopulationBadInputTest {

    @TempDir
    private Path folder;

    private Path population;
    private Path records;

    @BeforeEach
    void provisionFour() throws IOException {
        population = folder.resolve("p.kw");
        records = folder.resolve("p.jsonl");
        export("jsonl", "--provision", "--users", 4, "--seed", "s", "--out", records)
                .passed();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --format xml                       | Invalid value for option '--format'
                    --format jsonl --users 9           | users 0..8 are not all there, the population has 0..3
                    --format jsonl --users 2..4        | users 2..4 are not all there, the population has 0..3
                    --format jsonl --users 3..2        | "3..2" is no range of users
                    --format jsonl --users 1..2..3     | "1..2..3" is no range of users
                    --format jsonl --users -1          | "-1" is no range of users
                    --format jsonl --users many        | "many" is no range of users
                    --format jsonl --seed s            | add --provision
                    --format jsonl --chunk 5           | belong to --format keycloak
                    --format keycloak                  | needs --out
                    --format keycloak --out k --chunk 0 | --chunk: 0
                    --format keycloak --out k --keycloak-type otp | write webauthn-passwordless or webauthn
                    --format jsonl --out no/where      | no/where: cannot be written (there is no folder
                    --format csv --provision --users 9 --out no/where | no/where: cannot be written (there is no folder
                    --format jsonl --provision --models iphone | names "iphone"
                    """)
    void aWrongExportIsOneLine(String flags, String expected) throws IOException {
        byte[] before = Files.readAllBytes(population);
        Object[] split = flags.split(" ", -1);
        assertThat(CommandRun.of(Stream.concat(
                                        Stream.of("population", "export", "--population", population), Stream.of(split))
                                .toArray())
                        .mistake())
                .contains(expected);
        assertThat(population).hasBinaryContent(before);
    }

    @Test
    void anExportThatCannotBeWrittenMakesNoPopulation() {
        Path other = folder.resolve("other.kw");
        assertThat(CommandRun.of(
                                "population",
                                "export",
                                "--population",
                                other,
                                "--provision",
                                "--format",
                                "csv",
                                "--out",
                                folder.resolve("no/where"))
                        .mistake())
                .contains("cannot be written");
        assertThat(other).doesNotExist();
    }

    @Test
    void aFailedExportLeavesNothingBehind() throws IOException {
        Path empty = folder.resolve("empty.kw");
        CommandRun.of(
                        "population",
                        "export",
                        "--population",
                        empty,
                        "--provision",
                        "--users",
                        "1..1",
                        "--format",
                        "csv",
                        "--out",
                        folder.resolve("one.csv"))
                .passed();
        Path out = folder.resolve("none");
        for (String format : List.of("jsonl", "csv", "keycloak")) {
            assertThat(CommandRun.of(
                                    "population",
                                    "export",
                                    "--population",
                                    empty,
                                    "--users",
                                    "0..0",
                                    "--format",
                                    format,
                                    "--out",
                                    out)
                            .mistake())
                    .contains("none of the users 0..0 is registered");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("empty.kw", "one.csv", "p.jsonl", "p.kw");
        }
    }

    @Test
    void chunksOfTwoExportsDoNotMix() throws IOException {
        Path realm = Files.createDirectory(folder.resolve("realm"));
        Files.writeString(realm.resolve("users-00009.json"), "{}");
        assertThat(export("keycloak", "--out", realm).mistake()).contains("is not empty");
        assertThat(realm.resolve("users-00009.json")).hasContent("{}");
    }

    @Test
    void aPopulationThatIsNoneIsRefusedEverywhere() throws IOException {
        Path diary = Files.writeString(folder.resolve("diary"), "dear diary");
        Path missing = folder.resolve("missing.kw");
        assertThat(CommandRun.of("population", "show", diary).mistake()).contains("diary");
        assertThat(CommandRun.of("population", "show", folder).mistake()).contains("cannot be opened");
        assertThat(CommandRun.of("population", "show", missing).mistake()).contains("no such file");
        assertThat(CommandRun.of("population", "import", "--population", diary, "--format", "jsonl", records)
                        .mistake())
                .contains("diary");
        assertThat(CommandRun.of("population", "import", "--population", missing, "--format", "jsonl", records)
                        .mistake())
                .contains("add --seed");
        assertThat(CommandRun.of("population", "export", "--population", missing, "--format", "jsonl")
                        .mistake())
                .contains("add --provision");
        assertThat(diary).hasContent("dear diary");
        assertThat(missing).doesNotExist();
        assertThat(CommandRun.of("population").mistake()).contains("export, import or show");
    }

    @Test
    void aPopulationOfAnotherVersionIsRefused() throws IOException {
        try (FileChannel channel = FileChannel.open(population, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 9), 8);
        }
        assertThat(CommandRun.of("population", "show", population).mistake()).contains("format version 9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "user":2,                | "user":3,              | p.jsonl:3: userName is
                    "generation":1           | "generation":2         | p.jsonl:1: credentialId is not the one of user 0
                    "model":"                | "model":"x             | p.jsonl:1: unknown authenticator model
                    "algorithm":"ES256"      | "algorithm":"EdDSA"    | p.jsonl:1: publicKey is not the one of user 0
                    "algorithm":"ES256"      | "algorithm":"ES999"    | p.jsonl:1: "algorithm" is "ES999"
                    "signCount":0            | "signCount":-1         | p.jsonl:1: "signCount" is -1
                    "signCount":0            | "signCount":"many"     | p.jsonl:1: "signCount" is "many"
                    "signCount":0            | "count":0              | p.jsonl:1: "signCount" is missing
                    "registered":true        | "registered":1         | p.jsonl:1: "registered" is "1"
                    "number":0}             | "number":0             | p.jsonl:1: is not a whole JSON object
                    "number":0}             | "number":0}}           | p.jsonl:1: is not a whole JSON object
                    "registered":true        | "registered":false     | has no registered credential
                    "userHandle":"           | "userHandle":"+        | p.jsonl:1: "userHandle" is not base64url
                    """)
    void aRecordThatDoesNotFitIsNamedByItsLine(String good, String bad, String expected) throws IOException {
        Files.writeString(records, Files.readString(records).replace(good, bad));
        refused("jsonl", expected);
    }

    @Test
    void recordsThatAreCutOffAreNamedByTheirLine() throws IOException {
        String text = Files.readString(records);
        Files.writeString(records, text.substring(0, text.length() - 40));
        refused("jsonl", "p.jsonl:4: is not a whole JSON object");
    }

    @Test
    void aUserWhoStandsThereTwiceIsNamed() throws IOException {
        List<String> lines = Files.readAllLines(records);
        Files.write(records, List.of(lines.get(0), lines.get(1), lines.get(0)));
        refused("jsonl", "p.jsonl:3: user 0 stands in the file twice");
    }

    @Test
    void recordsOfAnotherSeedAreRefused() throws IOException {
        Path other = folder.resolve("other.kw");
        assertThat(CommandRun.of(
                                "population",
                                "import",
                                "--population",
                                other,
                                "--seed",
                                "other",
                                "--format",
                                "jsonl",
                                records)
                        .mistake())
                .contains("p.jsonl:1: userName is")
                .contains("another seed");
        assertThat(other).doesNotExist();
        assertThat(CommandRun.of(
                                "population",
                                "import",
                                "--population",
                                population,
                                "--seed",
                                "other",
                                "--format",
                                "jsonl",
                                records)
                        .mistake())
                .contains("keeps its own");
    }

    @Test
    void columnsThatAreMissingAreNamed() throws IOException {
        export("csv", "--out", records).passed();
        Files.writeString(records, Files.readString(records).replace("signCount", "count"));
        refused("csv", "p.jsonl:1: columns are missing: signCount");
    }

    @Test
    void aCsvThatIsCutOffIsRefused() throws IOException {
        export("csv", "--out", records).passed();
        String text = Files.readString(records);
        Files.writeString(records, text.substring(0, text.length() - 40));
        refused("csv", "p.jsonl");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(CommandRun.of(
                                "population",
                                "import",
                                "--population",
                                population,
                                "--format",
                                "jsonl",
                                folder.resolve("nowhere.jsonl"))
                        .mistake())
                .contains("nowhere.jsonl: no such file");
        assertThat(CommandRun.of(
                                "population",
                                "import",
                                "--population",
                                population,
                                "--format",
                                "chromium",
                                folder.resolve("nowhere.json"))
                        .mistake())
                .contains("nowhere.json: no such file");
    }

    @Test
    void aRelyingPartyRefusesRecordsThatAreNone() throws IOException {
        String text = Files.readString(records);
        Files.writeString(records, text.replaceFirst("\"publicKey\":\"....", "\"publicKey\":\"AAAA"));
        assertThat(CommandRun.of("rp", "--port", 0, "--seed-credentials", records)
                        .mistake())
                .contains("p.jsonl:1: publicKey is no COSE_Key");
        Files.writeString(records, text + text);
        assertThat(CommandRun.of("rp", "--port", 0, "--seed-credentials", records)
                        .mistake())
                .contains("p.jsonl:5: credential ")
                .contains("is there already");
    }

    private CommandRun export(String format, Object... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("population", "export", "--population", population, "--format", format),
                        Stream.of(more))
                .toArray());
    }

    private void refused(String format, String expected) throws IOException {
        byte[] before = Files.readAllBytes(population);
        assertThat(CommandRun.of("population", "import", "--population", population, "--format", format, records)
                        .mistake())
                .contains(expected);
        assertThat(population).hasBinaryContent(before);
    }
}
