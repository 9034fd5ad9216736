package dev.keywave.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuthorityFileTest {

    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void itIsMadeOnceAndReadBack() throws IOException {
        Path file = folder.resolve("home/ca.pem");
        AttestationAuthority made = open(file, NOW);
        byte[] bytes = Files.readAllBytes(file);

        AttestationAuthority read = open(file, NOW.plus(Duration.ofDays(365)));

        assertThat(read.certificates()).isEqualTo(made.certificates()).hasSize(5);
        assertThat(read.pem()).isEqualTo(made.pem()).doesNotContain("PRIVATE");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void anAttestationKeyIsTheSameWheneverTheFileIsRead() {
        Path file = folder.resolve("ca.pem");
        AttestedModel model = AttestingClient.model("fido-u2f", "ES256");

        assertThat(open(file, NOW).fidoU2fKeyIdentifier(model))
                .isEqualTo(open(file, NOW).fidoU2fKeyIdentifier(model))
                .matches("[0-9a-f]{40}")
                .isNotEqualTo(AttestationAuthority.inMemory(CRYPTO, NOW).fidoU2fKeyIdentifier(model));
    }

    @Test
    void whoMakeItAtOnceAllGetTheSame() {
        Path file = folder.resolve("ca.pem");
        List<X509Certificate> roots = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> open(file, NOW).root())
                .distinct()
                .toList();
        assertThat(roots).hasSize(1);
    }

    @Test
    void whatAnotherProviderMadeIsRead() {
        Path file = folder.resolve("ca.pem");
        X509Certificate root = AttestationAuthority.openOrCreate(file, CryptoProviders.select(CryptoChoice.JDK), NOW)
                .root();
        for (CryptoChoice choice : CryptoChoice.values()) {
            assertThat(AttestationAuthority.openOrCreate(file, CryptoProviders.select(choice), NOW)
                            .root())
                    .isEqualTo(root);
        }
    }

    @Test
    void whatIsNoAuthorityIsOneLine() throws IOException {
        assertRefused("hello", "no attestation authority, it has 0 certificates with keys; move it away to have a new");
        assertRefused("-----BEGIN CERTIFICATE-----\nhello", "cannot be read (");

        String good = Files.readString(made());
        String[] blocks = good.split("(?=-----BEGIN)", -1);
        String[] other = Files.readString(made()).split("(?=-----BEGIN)", -1);
        assertRefused(good.replace(blocks[3], ""), "it has ");
        assertRefused(good.replace(blocks[4], other[4]), "a certificate or key that does not belong to the others");
        assertRefused(good.replace(blocks[3], other[3]), "a certificate or key that does not belong to the others");
        assertRefused(
                good.replace(blocks[3], "").replace(blocks[4], "") + blocks[3] + blocks[4],
                "it lacks Keywave Packed Attestation CA");
    }

    @Test
    void oneThatHasExpiredIsRefused() throws IOException {
        Path file = made();
        assertThatNoException().isThrownBy(() -> open(file, NOW.plus(Duration.ofDays(19 * 365))));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> open(file, NOW.plus(Duration.ofDays(21 * 365))))
                .withMessageContaining("it is good from 2026-11-21T12:00:00Z to ");
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> open(file.resolve("ca.pem"), NOW))
                .withMessageContaining("the attestation authority cannot be made (")
                .withMessageContaining("--attestation-ca");
    }

    private Path made() throws IOException {
        Path file = Files.createTempDirectory(folder, "made").resolve("ca.pem");
        open(file, NOW);
        return file;
    }

    private void assertRefused(String content, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.pem"), content);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> open(file, NOW))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(expected)
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
    }

    private static AttestationAuthority open(Path file, Instant now) {
        return AttestationAuthority.openOrCreate(file, CRYPTO, now);
    }
}
