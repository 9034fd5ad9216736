package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code keywave population}, as a user calls it. */
final class PopulationCommandTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private Path population;

    @BeforeEach
    void nameTheFile() {
        population = folder.resolve("p.kw");
    }

    @Test
    void aProvisionedPopulationIsExportedLineByLine() {
        List<String> lines = provision(5, "--format", "jsonl").passed().lines().toList();
        assertThat(lines).hasSize(5);
        JsonNode third = JSON.readTree(lines.get(2));
        assertThat(third.path("user").asInt()).isEqualTo(2);
        assertThat(third.path("userName").asString()).startsWith("kw-").endsWith("-2");
        assertThat(third.path("publicKeyPem").asString())
                .startsWith("-----BEGIN PUBLIC KEY-----\n")
                .endsWith("\n-----END PUBLIC KEY-----\n");
        assertThat(third.path("algorithm").asString()).isEqualTo("ES256");
        assertThat(third.path("signCount").asInt()).isZero();
        assertThat(third.path("registered").asBoolean()).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameRecordsOnAnotherMachine() throws IOException {
        String here = provision(5, "--format", "jsonl").passed();
        Files.delete(population);
        assertThat(provision(5, "--format", "jsonl").passed()).isEqualTo(here);
    }

    @Test
    void anExportWithoutProvisionHasOnlyThoseWhoAreRegistered() {
        provision(5, "--format", "jsonl", "--users", "2..3");
        String again = CommandRun.of("population", "export", "--population", population, "--format", "jsonl")
                .passed();
        assertThat(again.lines().map(line -> JSON.readTree(line).path("user").asInt()))
                .containsExactly(2, 3);
        assertThat(CommandRun.of("population", "show", population).passed())
                .contains("users             4")
                .contains("registered        2")
                .contains("ES256 2")
                .doesNotContain("test seed");
    }

    @Test
    void algorithmsAreMixedAsInARun() {
        String records = provision(40, "--format", "jsonl", "--algorithm", "ES256=50,EdDSA=50")
                .passed();
        assertThat(records).contains("\"ES256\"").contains("\"EdDSA\"");
    }

    @Test
    void keycloakGetsItsPartialImportInChunks() throws IOException {
        Path out = folder.resolve("realm");
        String told = provision(5, "--format", "keycloak", "--out", out, "--chunk", 2, "--with-password")
                .passed();
        assertThat(told).contains("5 credentials in 3 files").contains("/partialImport");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("users-00001.json", "users-00002.json", "users-00003.json");
        }
        JsonNode body = JSON.readTree(Files.readString(out.resolve("users-00002.json")));
        assertThat(body.path("ifResourceExists").asString()).isEqualTo("SKIP");
        assertThat(body.path("users").size()).isEqualTo(2);
        JsonNode user = body.path("users").get(0);
        JsonNode passkey = user.path("credentials").get(0);
        assertThat(passkey.path("type").asString()).isEqualTo("webauthn-passwordless");
        assertThat(user.path("credentials").get(1).path("value").asString())
                .isEqualTo("pw-" + user.path("username").asString());
        JsonNode data = JSON.readTree(passkey.path("credentialData").asString());
        JsonNode record = JSON.readTree(CommandRun.of(
                        "population", "export", "--population", population, "--format", "jsonl", "--users", "2..2")
                .passed());
        assertThat(Base64.getDecoder().decode(data.path("credentialId").asString()))
                .isEqualTo(Base64.getUrlDecoder()
                        .decode(record.path("credentialId").asString()));
        assertThat(data.path("credentialPublicKey").asString())
                .isEqualTo(record.path("publicKey").asString());
        assertThat(new String(
                        Base64.getUrlDecoder().decode(record.path("userHandle").asString()), StandardCharsets.UTF_8))
                .as("the user handle is the ID")
                .isEqualTo(user.path("id").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv"})
    void whatWasExportedIsTakenBackIntoANewFile(String format) throws IOException {
        Path records = folder.resolve("records");
        provision(7, "--format", format, "--out", records, "--algorithm", "ES256=50,EdDSA=50")
                .passed();
        String before = Files.readString(records);
        Files.delete(population);
        assertThat(importFile(format, records, "--seed", "test seed").passed()).contains("7 credentials taken back");
        assertThat(CommandRun.of("population", "export", "--population", population, "--format", format)
                        .passed())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv"})
    void soAreCredentialsOfEveryAlgorithm(String format) throws IOException {
        Path records = folder.resolve("records");
        String mix = Stream.of(CoseAlgorithm.values())
                .map(algorithm -> algorithm.label() + "=1")
                .collect(Collectors.joining(","));
        provision(30, "--format", format, "--out", records, "--algorithm", mix).passed();
        String before = Files.readString(records);
        assertThat(before)
                .contains(Stream.of(CoseAlgorithm.values())
                        .map(CoseAlgorithm::label)
                        .toList());
        Files.delete(population);
        importFile(format, records, "--seed", "test seed").passed();
        assertThat(CommandRun.of("population", "export", "--population", population, "--format", format)
                        .passed())
                .isEqualTo(before);
    }

    @Test
    void aCounterIsRaisedButNeverLowered() throws IOException {
        Path records = folder.resolve("records");
        provision(2, "--format", "jsonl", "--out", records).passed();
        String text = Files.readString(records);
        Files.writeString(records, text.replace("\"signCount\":0", "\"signCount\":41"));
        importFile("jsonl", records).passed();
        Files.writeString(records, text.replace("\"signCount\":0", "\"signCount\":40"));
        importFile("jsonl", records).passed();
        assertThat(CommandRun.of("population", "export", "--population", population, "--format", "jsonl")
                        .passed())
                .contains("\"signCount\":41")
                .doesNotContain("\"signCount\":40");
    }

    private CommandRun provision(int users, Object... more) {
        return export(Stream.concat(
                Stream.of("--provision", "--seed", "test seed"),
                Stream.concat(
                        Stream.of(more).anyMatch("--users"::equals) ? Stream.of() : Stream.of("--users", users),
                        Stream.of(more))));
    }

    private CommandRun export(Stream<?> more) {
        return CommandRun.of(Stream.concat(Stream.of("population", "export", "--population", population), more)
                .toArray());
    }

    private CommandRun importFile(String format, Path file, Object... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("population", "import", "--population", population, "--format", format, file),
                        Stream.of(more))
                .toArray());
    }
}
