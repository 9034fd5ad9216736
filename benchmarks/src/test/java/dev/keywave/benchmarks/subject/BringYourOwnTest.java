package dev.keywave.benchmarks.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.benchmarks.SignatureVerifier;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BringYourOwnTest {

    @TempDir
    private Path folder;

    @Test
    void aProviderClassIsASubjectOfItsOwnName() {
        Subjects subjects = new Subjects(new BringYourOwn(List.of(BouncyCastleProvider.class.getName()), List.of()));

        assertThat(subjects.names()).endsWith("BC");
        assertThat(subjects.find("BC"))
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> assertThat(found.subject().verifier().algorithms())
                                .contains("ES256", "EdDSA"));
    }

    @Test
    void aMissingJarIsOneClearLine() {
        Path jar = folder.resolve("none.jar");
        assertRefused(List.of("com.example.Mine"), List.of(jar), jar + ": there is no such file; check the path");
    }

    @Test
    void aJarThatIsNoneIsOneClearLine() throws IOException {
        Path jar = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertRefused(List.of("com.example.Mine"), List.of(jar), jar + ": cannot be read as a jar");
    }

    @Test
    void aJarWithoutTheClassIsOneClearLine() {
        assertRefused(
                List.of("com.example.Mine"),
                List.of(folder),
                "com.example.Mine: there is no such class in " + folder + "; check the name, with its package");
    }

    @Test
    void aClassThatIsNoProviderIsOneClearLine() {
        assertRefused(List.of("java.lang.String"), List.of(), "java.lang.String: is no java.security.Provider");
    }

    @Test
    void aFolderWithoutAVerifierIsOneClearLine() {
        assertRefused(
                List.of(), List.of(folder), "no verifier in " + folder + "; name its class in META-INF/services/");
    }

    @Test
    void aServiceFileThatNamesNoClassIsOneClearLine() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SignatureVerifier.class.getName()), "com.example.Missing");
        assertRefused(List.of(), List.of(folder), "a verifier of --classpath cannot be made: ");
    }

    private static void assertRefused(List<String> classes, List<Path> classPath, String message) {
        assertThatThrownBy(() -> new Subjects(new BringYourOwn(classes, classPath)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }
}
