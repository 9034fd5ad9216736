package dev.keywave.benchmarks.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.benchmarks.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Results for Prometheus. */
final class ExportCommandTest {

    private static final String ENTRY = """
            {"benchmark":"a.b.Verify.verify","mode":"%s","vmVersion":"17.0.15+6","params":{"algorithm":"ES256","mode":"x\\"y"},
             "primaryMetric":{"scoreUnit":"%s","rawData":[[38.0,42.0],[40.0,40.0]]},
             "secondaryMetrics":{"gc.alloc.rate.norm":{"score":128.5}}}""";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void timesAreSecondsAndRatesAreForASecond() throws IOException {
        String labels =
                "{algorithm=\"ES256\",benchmark=\"Verify.verify\",jvm=\"17.0.15+6\",mode=\"avgt\",param_mode=\"x\\\"y\"} ";

        List<String> times = export(ENTRY.formatted("avgt", "us/op"));
        assertThat(times)
                .contains(
                        "# TYPE keywave_benchmark_operation_seconds gauge",
                        "# UNIT keywave_benchmark_operation_seconds seconds",
                        "keywave_benchmark_operation_seconds" + labels + "4.0E-5",
                        "keywave_benchmark_allocated_bytes" + labels + "128.5",
                        "keywave_benchmark_forks" + labels + "2.0")
                .endsWith("# EOF");
        assertThat(export(ENTRY.formatted("thrpt", "ops/ms")))
                .contains("keywave_benchmark_operations_per_second" + labels.replace("avgt", "thrpt") + "40000.0")
                .noneMatch(line -> line.contains("operation_seconds"));
    }

    @Test
    void aFamilyStandsTogether() throws IOException {
        List<String> lines = export(ENTRY.formatted("avgt", "us/op") + "," + ENTRY.formatted("ss", "ms/op"));
        int type = lines.indexOf("# TYPE keywave_benchmark_operation_seconds gauge");
        assertThat(lines.subList(type + 3, type + 5))
                .allMatch(line -> line.startsWith("keywave_benchmark_operation_seconds{"));
    }

    @Test
    void anotherUnitIsLeftOutAloud() throws IOException {
        assertThat(export(ENTRY.formatted("avgt", "parsecs"))).containsExactly("# EOF");
        assertThat(err.toString()).contains("left out Verify.verify", "in parsecs");
    }

    private List<String> export(String entries) throws IOException {
        Path results = Files.writeString(folder.resolve("results.json"), "[" + entries + "]");
        Path out = folder.resolve("out.prom");
        CommandLine command = new CommandLine(new ExportCommand());
        command.setErr(new PrintWriter(err, true));
        assertThat(command.execute(results.toString(), "--out", out.toString())).isEqualTo(ExitCode.PASSED);
        return Files.readAllLines(out);
    }
}
