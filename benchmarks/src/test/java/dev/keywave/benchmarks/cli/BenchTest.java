package dev.keywave.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.benchmarks.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class BenchTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listNamesABenchmarkWithItsParameters() {
        assertThat(execute("list", "AdapterBenchmark")).isEqualTo(ExitCode.PASSED);
        assertThat(out.toString())
                .contains("dev.keywave.benchmarks.AdapterBenchmark.compiledAdapter")
                .contains("signing: true, false");
    }

    @Test
    void aBenchmarkThatDoesNotExistIsOneClearLine() {
        assertThat(execute("run", "NoSuchBenchmark", "-f", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("keywave bench: no benchmark is called NoSuchBenchmark;"
                        + " 'keywave bench list' names them all");
    }

    @Test
    void anOptionThatJmhLacksIsOneClearLine() {
        assertThat(execute("run", "--frobnicate")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("frobnicate");
    }

    @Test
    void aPatternThatIsNoneIsOneClearLine() {
        assertThat(execute("list", "Adapter(")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("'Adapter(' is no regular expression");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Bench.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
