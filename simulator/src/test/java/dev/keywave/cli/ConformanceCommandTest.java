package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConformanceCommandTest {

    @TempDir
    private Path folder;

    private static RelyingPartyServer relyingParty(VerifierChoice verifier) {
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.AUTO);
        crypto.install();
        return RelyingPartyServer.start(RelyingPartyConfig.builder()
                .provider(crypto.provider())
                .verifier(verifier)
                .build());
    }

    @Test
    void theEmbeddedRelyingPartyEnforcesTheWholeCatalogue() {
        Path json = folder.resolve("clauses.json");
        Path html = folder.resolve("clauses.html");
        try (RelyingPartyServer server = relyingParty(VerifierChoice.WEBAUTHN4J)) {
            CommandRun run = CommandRun.of("conformance", "--target", server.origin(), "--json", json, "--html", html);
            assertThat(run.out()).contains("signature-flipped").contains("PASSED");
            assertThat(run.code()).isZero();
        }
        assertThat(json).content().contains("\"passed\" : true").contains("\"lockouts\" : [ ]");
        assertThat(html).content().contains("By area").doesNotContain("<script");
    }

    @Test
    void aRelyingPartyThatBelievesEverythingIsFoundOut() {
        try (RelyingPartyServer server = relyingParty(VerifierChoice.NONE)) {
            CommandRun run = CommandRun.of(
                    "conformance", "--target", server.origin(), "--attack", "signature-flipped,ecdsa-high-s");
            assertThat(run.out()).contains("! not enforced").contains("FINDINGS");
            assertThat(run.code()).isEqualTo(ExitCode.THRESHOLD_FAILED);
        }
    }

    @Test
    void withoutATargetOrWithAnUnknownEntryOneLineSaysWhatToDo() {
        assertThat(CommandRun.of("conformance").mistake()).contains("--target is missing");
        assertThat(CommandRun.of("conformance", "--target", "http://localhost:9", "--attack", "high-z")
                        .mistake())
                .contains("unknown attack \"high-z\"");
    }

    @Test
    void bothAuthenticatorsOfAUserAreExportedAndTakenBack() {
        Path population = folder.resolve("two.kw");
        Path records = folder.resolve("two.jsonl");
        Path again = folder.resolve("again.kw");
        try (RelyingPartyServer server = relyingParty(VerifierChoice.WEBAUTHN4J)) {
            CommandRun run = CommandRun.of(
                    "run",
                    "--target",
                    server.origin(),
                    "--population",
                    population,
                    "--seed",
                    "two",
                    "--users",
                    "5",
                    "--backup",
                    "100%",
                    "--register-only",
                    "--max-send-lag",
                    "1m",
                    "--out",
                    folder.resolve("results"));
            assertThat(run.code()).as(run.out()).isZero();
        }
        CommandRun export = CommandRun.of(
                "population", "export", "--population", population, "--format", "jsonl", "--out", records);
        assertThat(export.code()).as(export.out()).isZero();
        assertThat(records).content().contains("\"number\":1");
        CommandRun back = CommandRun.of(
                "population", "import", "--population", again, "--seed", "two", "--format", "jsonl", records);
        assertThat(back.code()).as(back.out()).isZero();
        assertThat(back.out()).contains("10");
    }
}
