package dev.keywave.benchmarks.compare;

import dev.keywave.benchmarks.ExitCode;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench compare}: did it become slower? */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares two files of JMH results (-rf json), benchmark by benchmark.",
            "slower or faster: the 99.9% interval of the ratio excludes no change, and the estimate is beyond the threshold;"
                    + " same: the 95% interval lies within it; else undecided. Exit code 3 when anything is slower."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave bench compare baseline.json new.json --markdown comment.md",
            "  keywave bench compare --interleave --baseline-classpath main.jar --new-classpath branch.jar --include Verif",
            "  keywave bench compare --interleave --new-java /opt/jdk-25 --html jdk25.html",
        })
public final class CompareCommand implements Callable<Integer> {

    private static final Path BASELINE = Path.of("baseline.json");
    private static final Path NEW = Path.of("new.json");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..2", description = "baseline.json new.json")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            defaultValue = "5%",
            description = "How much more time per operation is a regression. Default: ${DEFAULT-VALUE}.")
    private String threshold = "5%";

    @Option(names = "--across-machines", description = "Compare although the files are from different machines.")
    private boolean acrossMachines;

    @Mixin
    private ReportFiles reports = new ReportFiles();

    @Mixin
    private InterleaveOptions interleave = new InterleaveOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        VerdictRule rule = new VerdictRule(positive(Quantities.fraction("--threshold", threshold)));
        if (interleave.interleave) {
            return interleaved(rule);
        }
        interleave.refuseWithFiles();
        if (files.size() != 2) {
            throw new InputException("name two files, baseline.json and new.json, or --interleave to measure them now");
        }
        Path before = files.get(0);
        Path after = files.get(1);
        return report(Comparison.of(
                before.toString(), JmhFile.read(before), after.toString(), JmhFile.read(after), rule, acrossMachines));
    }

    private int interleaved(VerdictRule rule) throws IOException, InterruptedException {
        if (files.size() == 1) {
            throw new InputException("name both files to write, baseline.json and new.json, or none");
        }
        Path before = files.isEmpty() ? BASELINE : files.get(0);
        Path after = files.isEmpty() ? NEW : files.get(1);
        Interleaving wanted = interleave.interleaving(rule);
        RunProgress progress = new RunProgress(spec.commandLine().getErr(), wanted, run -> {
            ReportFiles.write("", before, run.baseline().json());
            ReportFiles.write("", after, run.measured().json());
        });
        InterleavedRun run = new InterleavedRun(wanted, progress);
        try (Interruption interruption = new Interruption(run::interrupt)) {
            run.run();
            progress.end();
            if (run.isEmpty()) {
                return Interruption.EXIT_CODE;
            }
            int code = report(run.comparison(before.toString(), after.toString()));
            return interruption.happened() ? Interruption.EXIT_CODE : code;
        }
    }

    private int report(Comparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ComparisonText.console(comparison));
        out.flush();
        reports.write(comparison);
        return comparison.regressed() ? ExitCode.REGRESSION : ExitCode.PASSED;
    }

    private static double positive(double fraction) {
        if (fraction <= 0) {
            throw new InputException("--threshold: is zero; write one above it, for example 5%");
        }
        return fraction;
    }
}
