package dev.keywave.cli;

import dev.keywave.metrics.MeterName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave metrics}: the reference of all meters. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description = "Says which meters there are for Prometheus: name, kind, labels and what each means.")
final class MetricsCommand implements Callable<Integer> {

    /** What stands above the table in Markdown. */
    private static final List<String> INTRODUCTION = List.of(
            "# Meters",
            "",
            "What `keywave run`, `capacity`, `rollout`, `rp` and `gatling` show to Prometheus with `--metrics`, push with"
                    + " `--push` or write with `--remote-write`, as `keywave metrics --markdown` prints it.",
            "Histograms are native ones of schema 5, whose buckets are 2.2% wide: Prometheus takes them over protobuf only."
                    + " A classic histogram is there for a Prometheus without them.",
            "Meters of a run, a search, a rollout and a Gatling process also have the labels `run`, its results folder's"
                    + " name, and `rank`, the number of its machine.",
            "Besides there are those of the process: `process_*`, `jvm_*` and Netty's.",
            "");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(names = "--markdown", description = "As a page in Markdown.")
    private boolean markdown;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            markdown(out);
        } else {
            table(out);
        }
        out.flush();
        return ExitCode.PASSED;
    }

    private static void table(PrintWriter out) {
        String row = "%-" + (width() + 2) + "s%-19s%-35s%s%n";
        out.printf(Locale.ROOT, row, "NAME", "KIND", "LABELS", "WHAT IT IS");
        for (MeterName meter : MeterName.values()) {
            out.printf(
                    Locale.ROOT,
                    row,
                    meter.prometheusName(),
                    kind(meter),
                    String.join(",", meter.labels()),
                    meter.sentence());
        }
    }

    private static void markdown(PrintWriter out) {
        INTRODUCTION.forEach(line -> out.print(line + "\n"));
        out.print("| Name | Kind | Labels | What it is |\n|---|---|---|---|\n");
        for (MeterName meter : MeterName.values()) {
            out.print("| `" + meter.prometheusName() + "` | " + kind(meter) + " | " + String.join(", ", meter.labels())
                    + " | " + meter.sentence() + " |\n");
        }
    }

    private static String kind(MeterName meter) {
        return meter.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int width() {
        int width = 0;
        for (MeterName meter : MeterName.values()) {
            width = Math.max(width, meter.prometheusName().length());
        }
        return width;
    }
}
