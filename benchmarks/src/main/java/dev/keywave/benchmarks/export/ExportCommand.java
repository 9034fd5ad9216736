package dev.keywave.benchmarks.export;

import dev.keywave.benchmarks.ExitCode;
import dev.keywave.benchmarks.compare.JmhFile;
import dev.keywave.input.InputException;
import dev.keywave.report.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench export}: results for Prometheus. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes JMH results (-rf json) as OpenMetrics text, for Prometheus' textfile collector or Pushgateway.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave bench export results.json --out /var/lib/node_exporter/textfile/keywave.prom",
            "  keywave bench export results.json | curl --data-binary @- http://pushgateway:9091/metrics/job/keywave_bench",
        })
public final class ExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What JMH wrote.")
    private Path results = Path.of("results.json");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write here, all at once, as the textfile collector wants it. Default: standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        OpenMetrics metrics = OpenMetrics.of(JmhFile.read(results));
        metrics.skipped()
                .forEach(skipped -> spec.commandLine()
                        .getErr()
                        .println("keywave bench: left out " + skipped + ", a unit that is neither time nor rate"));
        if (out == null) {
            spec.commandLine().getOut().print(metrics.text());
            spec.commandLine().getOut().flush();
        } else {
            write(out, metrics.text());
        }
        return ExitCode.PASSED;
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new InputException(
                    "--out " + file + ": cannot be written (" + e.getMessage()
                            + "); name a file in a folder that exists",
                    e);
        }
    }
}
