package dev.keywave.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.benchmarks.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bench compare} on files. */
final class CompareCommandTest {

    private static final String VERIFY = "dev.keywave.benchmarks.Verify.verify";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private String error = "";

    @Test
    void aRegressionIsSaidAndExitsWithThree() throws IOException {
        Path baseline = file("a.json", JmhTexts.entry(VERIFY, "ES256", JmhTexts.around(40, 6)));
        Path slower = file("b.json", JmhTexts.entry(VERIFY, "ES256", JmhTexts.around(44, 6)));

        assertThat(compare(baseline, slower)).isEqualTo(ExitCode.REGRESSION);
        assertThat(out.toString())
                .contains("Verify.verify algorithm=ES256", "1.100", "slower: 10% more time per operation", "1 slower");
        assertThat(compare(slower, baseline)).isEqualTo(ExitCode.PASSED);
        assertThat(out.toString()).contains("faster: 9.1% less time per operation");
    }

    @Test
    void throughputCountsTheOtherWayRound() throws IOException {
        Path baseline = file("a.json", throughput(JmhTexts.around(24_000, 6)));
        Path fewer = file("b.json", throughput(JmhTexts.around(21_000, 6)));

        assertThat(compare(baseline, fewer)).isEqualTo(ExitCode.REGRESSION);
        assertThat(out.toString()).contains("0.875", "14.3% more time per operation");
    }

    @Test
    void theSameResultsAreTheSame() throws IOException {
        Path baseline = file("a.json", JmhTexts.entry(VERIFY, "ES256", JmhTexts.around(40, 6)));

        assertThat(compare(baseline, baseline)).isEqualTo(ExitCode.PASSED);
        assertThat(out.toString()).contains("1.000", "1 same (threshold 5%");
    }

    @Test
    void aSingleForkIsUndecidedAndSaysHowManyAreNeeded() throws IOException {
        Path baseline = file("a.json", JmhTexts.entry(VERIFY, "ES256", JmhTexts.around(40, 1)));

        assertThat(compare(baseline, baseline)).isEqualTo(ExitCode.PASSED);
        assertThat(out.toString()).contains("[-, -]", "undecided: about 3 forks of each needed");
    }

    @Test
    void whatCannotBeComparedIsNamed() throws IOException {
        String es256 = JmhTexts.entry(VERIFY, "ES256", JmhTexts.around(40, 6));
        Path baseline = file(
                "a.json",
                es256,
                JmhTexts.entry("x.Other.a", "{}", "avgt", "us/op", JmhTexts.around(1, 3), null),
                JmhTexts.entry("x.Mode.a", "{}", "avgt", "us/op", JmhTexts.around(1, 3), null),
                JmhTexts.entry("x.Params.a", "{\"p\":\"1\"}", "avgt", "us/op", JmhTexts.around(1, 3), null),
                JmhTexts.entry("x.Unit.a", "{}", "avgt", "us/op", JmhTexts.around(1, 3), null));
        Path measured = file(
                "b.json",
                es256,
                JmhTexts.entry("x.Mode.a", "{}", "thrpt", "ops/us", JmhTexts.around(1, 3), null),
                JmhTexts.entry("x.Params.a", "{}", "avgt", "us/op", JmhTexts.around(1, 3), null),
                JmhTexts.entry("x.Unit.a", "{}", "avgt", "ms/op", JmhTexts.around(1, 3), null));

        assertThat(compare(baseline, measured)).isEqualTo(ExitCode.PASSED);
        assertThat(out.toString())
                .contains("Unit.a: the baseline is in us/op, new in ms/op; not compared")
                .contains("Mode.a: the baseline measured avgt, new thrpt; not compared")
                .contains("Params.a p=1: new has no parameter p; not compared")
                .contains("only in baseline: Other.a")
                .contains("1 same");
    }

    @Test
    void differentMachinesAreRefusedUnlessSomebodyInsists() throws IOException {
        Path here = file("a.json", JmhTexts.entry(VERIFY, "{}", "avgt", "us/op", JmhTexts.around(40, 5), "AMD EPYC"));
        Path there = file("b.json", JmhTexts.entry(VERIFY, "{}", "avgt", "us/op", JmhTexts.around(40, 5), "Xeon"));

        assertThat(compare(here, there)).isEqualTo(ExitCode.USAGE);
        assertThat(error).contains("different machines: AMD EPYC, 2 processors").contains("--across-machines");
        assertThat(compare(here, there, "--across-machines")).isEqualTo(ExitCode.PASSED);
        assertThat(out.toString()).contains("note: different machines");
    }

    @Test
    void badFilesAreOneLineEach() throws IOException {
        Path good = file("a.json", JmhTexts.entry(VERIFY, "ES256", JmhTexts.around(40, 6)));
        Path other = file("o.json", JmhTexts.entry("x.Other.a", "ES256", JmhTexts.around(40, 6)));

        assertThat(errorOf(good, folder.resolve("none.json"))).contains("none.json: there is no such file");
        assertThat(errorOf(good, text("t.json", "{]"))).contains("t.json:1: is no JSON");
        assertThat(errorOf(good, text("t.json", "{}"))).contains("not JMH's, which is an array");
        assertThat(errorOf(good, text("t.json", "[]"))).contains("has no benchmarks in it");
        assertThat(errorOf(good, text("t.json", "[{\"a\":1}]"))).contains("this is not JMH's format");
        assertThat(errorOf(good, text("t.json", JmhTexts.file(JmhTexts.entry(VERIFY, "ES256", List.of())))))
                .contains("no raw data");
        assertThat(errorOf(good, other)).contains("nothing in common", "only in baseline: Verify.verify");
    }

    @Test
    void reportsAreWritten() throws IOException {
        Path baseline = file("a.json", JmhTexts.entry(VERIFY, "ES256<i>", JmhTexts.around(40, 6)));
        Path html = folder.resolve("c.html");
        Path markdown = folder.resolve("c.md");
        Path json = folder.resolve("c.json");

        compare(baseline, baseline, "--html", "" + html, "--markdown", "" + markdown, "--json", "" + json);

        assertThat(html)
                .content()
                .contains("<svg class=\"forest\"", "ES256&lt;i&gt;")
                .doesNotContain("<i>", "NaN");
        assertThat(markdown).content().contains("| Verify.verify algorithm=ES256&lt;i> |");
        assertThat(json).content().contains("\"verdict\" : \"same\"", "\"interval_99_9\"");
    }

    private static String throughput(List<double[]> forks) {
        return JmhTexts.entry(VERIFY, "{}", "thrpt", "ops/s", forks, null);
    }

    private Path file(String name, String... entries) throws IOException {
        return text(name, JmhTexts.file(entries));
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private String errorOf(Path baseline, Path measured) {
        assertThat(compare(baseline, measured)).isEqualTo(ExitCode.USAGE);
        assertThat(error.lines()).hasSize(1);
        return error;
    }

    private int compare(Path baseline, Path measured, String... more) {
        List<String> arguments = new ArrayList<>(List.of("" + baseline, "" + measured));
        arguments.addAll(List.of(more));
        CommandLine command = new CommandLine(new CompareCommand());
        command.setOut(new PrintWriter(out));
        command.setExecutionExceptionHandler((e, failed, parsed) -> {
            error = String.valueOf(e.getMessage());
            return ExitCode.USAGE;
        });
        return command.execute(arguments.toArray(String[]::new));
    }
}
