package dev.keywave.benchmarks.cli;

import dev.keywave.benchmarks.ExitCode;
import dev.keywave.benchmarks.OutputFile;
import dev.keywave.benchmarks.compare.Machine;
import dev.keywave.benchmarks.compare.MergedResults;
import dev.keywave.benchmarks.inputs.InputFolder;
import dev.keywave.benchmarks.inputs.ScratchFolder;
import dev.keywave.benchmarks.subject.BringYourOwn;
import dev.keywave.benchmarks.subject.ProviderOptions;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code bench run}: JMH, with defaults for figures that somebody may quote. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = BenchVersion.class,
        customSynopsis = "keywave bench run [REGEX...] [JMH OPTION...]",
        description = {
            "Runs JMH benchmarks; takes JMH's own options.",
            "Unless told otherwise: 3 forks at least, -prof gc, -prof perfnorm where this machine lets one count, and"
                    + " the results as JSON in " + JmhDefaults.RESULT_FILE + ".",
            "JMH itself: java -cp benchmarks.jar org.openjdk.jmh.Main"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Mixin
    private ProviderOptions provided = new ProviderOptions();

    @Unmatched
    private List<String> jmhArguments = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLineOptions asked = parse(jmhArguments);
        Collection<BenchmarkListEntry> benchmarks = Benchmarks.matching(asked.getIncludes(), asked.getExcludes());
        BringYourOwn own = provided.own();
        Subjects subjects = new Subjects(own);
        String file = asked.getResult().orElse(JmhDefaults.RESULT_FILE);
        ResultFormatType format = asked.getResultFormat().orElse(ResultFormatType.JSON);
        OutputFile.requireWritable(Path.of(file));
        List<RunResult> results = new ArrayList<>();
        OfferedRuns runs;
        try (ScratchFolder scratch = ScratchFolder.create()) {
            List<String> arguments = new ArrayList<>(own.jvmArguments());
            arguments.add(InputFolder.jvmArgument(scratch.path()));
            runs = new OfferedRuns(JmhDefaults.over(asked, arguments), benchmarks, subjects, subjects.brought());
            Path part = scratch.path().resolve("part");
            for (Options options : runs.parts()) {
                results.addAll(run(options, part));
            }
        }
        if (!results.isEmpty()) {
            ResultFormatFactory.getInstance(format, file).writeOut(results);
            if (format == ResultFormatType.JSON) {
                sayWhere(Path.of(file));
            }
        }
        report(results, runs.notOffered(), file);
        return ExitCode.PASSED;
    }

    /** JMH does not write where it ran, and results of another machine must not be compared unnoticed. */
    private static void sayWhere(Path file) {
        MergedResults results = new MergedResults(Machine.current(), null);
        try {
            results.add(Files.readString(file));
            Files.writeString(file, results.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<RunResult> run(Options options, Path file) {
        try {
            return new Runner(new OptionsBuilder()
                            .parent(options)
                            .result(file.toString())
                            .resultFormat(ResultFormatType.JSON)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new InputException("JMH: " + e.getMessage() + "; see its output above", e);
        }
    }

    private void report(List<RunResult> results, List<String> notOffered, String file) {
        PrintWriter out = spec.commandLine().getOut();
        if (!results.isEmpty()) {
            ResultFormatFactory.getInstance(ResultFormatType.TEXT, System.out).writeOut(results);
            System.out.flush();
        }
        notOffered.forEach(line -> out.println("not offered: " + line));
        out.println(results.isEmpty() ? "nothing was measured" : "results: " + file);
        out.flush();
    }

    private static CommandLineOptions parse(List<String> arguments) {
        try {
            return new CommandLineOptions(arguments.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            throw new InputException(
                    "JMH does not take these options: " + e.getMessage()
                            + "; 'java -cp benchmarks.jar org.openjdk.jmh.Main -h' names them",
                    e);
        }
    }
}
