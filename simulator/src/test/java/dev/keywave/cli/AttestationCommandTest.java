package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.relyingparty.Pem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AttestationCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theAuthorityIsMadeOnceAndItsCertificatesAreShown() throws Exception {
        Path authority = folder.resolve("home/private.pem");
        Path pem = folder.resolve("ca.pem");

        assertThat(run("attestation ca --attestation-ca " + authority)).isZero();
        assertThat(out.toString()).startsWith("# CN=Keywave Attestation Root").doesNotContain("PRIVATE");
        assertThat(run("attestation ca --attestation-ca " + authority + " --out " + pem))
                .isZero();

        assertThat(Pem.certificates(pem)).hasSize(5).isEqualTo(Pem.certificates(authority));
        X509Certificate root = Pem.certificates(pem).get(0);
        root.verify(root.getPublicKey());
        assertThat(Files.readString(authority)).contains("PRIVATE KEY");
    }

    @Test
    void metadataIsWritten() throws Exception {
        Path blob = folder.resolve("blob.jwt");
        Path authority = folder.resolve("private.pem");

        assertThat(run("attestation mds --attestation-ca " + authority + " --out " + blob))
                .isZero();
        assertThat(Files.readString(blob)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(run("attestation mds --attestation-ca " + authority)).isZero();
    }

    @Test
    void whatCannotBeIsOneLine() throws Exception {
        Path authority = folder.resolve("private.pem");
        assertThat(run("attestation ca --attestation-ca " + authority + " --out " + folder))
                .isEqualTo(ExitCode.USAGE);
        assertThat(error()).contains("cannot be written (");
        assertThat(run("attestation ca --attestation-ca " + authority + " --out " + authority))
                .isEqualTo(ExitCode.USAGE);
        assertThat(error()).contains("is the authority's private file");
        assertThat(run("attestation ca --attestation-ca " + Files.writeString(folder.resolve("x"), "x")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(error()).contains("no attestation authority");
        assertThat(run("attestation mds --model-file nowhere.yaml --attestation-ca " + authority))
                .isEqualTo(ExitCode.USAGE);
        assertThat(error()).contains("nowhere.yaml: no such file");
        assertThat(run("attestation")).isEqualTo(ExitCode.USAGE);
        assertThat(error()).contains("write ca or mds");
    }

    private String error() {
        String lines = err.toString();
        assertThat(lines.lines()).hasSize(1);
        err.getBuffer().setLength(0);
        return lines;
    }

    private int run(String line) {
        CommandLine commandLine =
                Keywave.commandLine().setErr(new PrintWriter(err)).setOut(new PrintWriter(out));
        return commandLine.execute(line.split(" ", -1));
    }
}
