package dev.keywave.benchmarks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.input.InputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a user can get wrong is said before anything is measured. */
final class VerifyCommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --algorithm ES265              | 'ES265' is no algorithm that is measured; did you mean "ES256"?
            --provider conscript           | there is no provider 'conscript'; did you mean "conscrypt"?
            --rounds 0                     | --rounds 0: say 1 or more
            --keys -1                      | --keys -1: say 1 or more
            --openssl no-such-openssl      | --openssl no-such-openssl: does not run
            --html no/such/folder/a.html   | no/such/folder/a.html: there is no folder
            --provider-class x.Y           | x.Y: there is no such class in the class path
            --provider-jar none.jar        | none.jar: there is no such file; check the path
            """)
    void saysInOneLineWhatIsWrong(String arguments, String message) {
        assertThat(refusal(arguments.split(" ", -1))).startsWith(message).doesNotContain("\n");
    }

    @Test
    void anAlgorithmMayBeWrittenInSmallLetters() {
        assertThat(refusal("--algorithm", "es256,eddsa", "--rounds", "0")).startsWith("--rounds 0");
    }

    private static String refusal(String... arguments) {
        StringWriter refusal = new StringWriter();
        CommandLine commandLine = new CommandLine(new VerifyCommand());
        commandLine.setErr(new PrintWriter(new StringWriter(), true));
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            refusal.append(e instanceof InputException ? e.getMessage() : e.toString());
            return 2;
        });
        commandLine.execute(arguments);
        return refusal.toString();
    }
}
