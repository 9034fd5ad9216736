package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Flags of {@code keywave rp} that cannot be: one line and exit code 2. */
final class RelyingPartyFlagsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --profile okta                                       | Invalid value for option '--profile'
            --algorithms ES256,ES255                             | --algorithms: names "ES255"; did you mean "ES256"?
            --algorithms ES256,RS256,ES256                       | --algorithms: names ES256 twice
            --algorithms ES256,PS256 --verifier yubico           | verifier yubico has no PS256: offer some of EdDSA, ES256
            --max-rate 0                                         | --max-rate: "0" is zero
            --max-rate often                                     | --max-rate: "often" is not a rate
            --max-rate 2000000                                   | out of bounds
            --throttle 5/10s                                     | do nothing without --profile entra
            --profile entra --throttle often                     | --throttle: "often" is no limit
            --profile entra --entra-token-env KEYWAVE_NOT_SET    | the environment has no KEYWAVE_NOT_SET
            --profile entra --entra-token-file nowhere           | nowhere cannot be read
            --profile entra --entra-policy nowhere.yaml          | nowhere.yaml: no such file
            --profile entra --attestation-ca nowhere.pem         | nowhere.pem: cannot be read as PEM
            --profile entra --require-attestation                | enforce it with --entra-policy
            --profile keycloak --verifier none                   | use webauthn4j or yubico
            --profile spring-security --throttle none            | do nothing without --profile entra
            --require-attestation --attestation none --attestation-ca CA  | ask for direct
            --verifier none --attestation-ca CA                  | attestation cannot be required unread
            --attestation sometimes                              | Invalid value for option '--attestation'
            --tls-client-ca ca.pem                               | needs TLS
            --tls-ca-out ca.pem                                  | there is an authority with --tls only
            --tls-cert cert.pem                                  | give both
            --tls --tls-cert c.pem --tls-key k.pem               | leave one of them out
            --tls-cert nowhere.pem --tls-key nowhere.pem         | nowhere.pem: cannot be read as PEM
            --tls --tls-ca-out nowhere/ca.pem                    | cannot be written
            """)
    void aWrongFlagIsOneLine(String flags, String expected) {
        Path ca = folder.resolve("ca.pem");
        AttestationAuthority.openOrCreate(ca, CryptoProviders.select(CryptoChoice.AUTO), Instant.now());
        assertThat(errorOf("rp --port 0 " + flags.replace("CA", ca.toString()))).contains(expected);
    }

    @Test
    void nothingButATokenMayStandInATokenFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "two lines\nof secrets\n");
        assertThat(errorOf("rp --port 0 --profile entra --entra-token-file " + file))
                .contains("has characters that it cannot have")
                .doesNotContain("secrets");
    }

    @Test
    void theStandInVerifiesAlways() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "token\n");
        assertThat(errorOf("rp --port 0 --profile entra --verifier none --entra-token-file " + file))
                .contains("use webauthn4j or yubico");
    }

    private static String errorOf(String line) {
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Keywave.commandLine().setErr(new PrintWriter(err)).setOut(new PrintWriter(java.io.Writer.nullWriter()));
        int exitCode = commandLine.execute(line.split(" +", -1));
        assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString();
    }
}
