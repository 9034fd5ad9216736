package dev.keywave.benchmarks.cli;

import dev.keywave.benchmarks.ExitCode;
import dev.keywave.input.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine.Command;
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

    @Unmatched
    private List<String> jmhArguments = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLineOptions asked = parse(jmhArguments);
        Benchmarks.matching(asked.getIncludes(), asked.getExcludes());
        Options options = JmhDefaults.over(asked);
        try {
            new Runner(options).run();
        } catch (RunnerException e) {
            throw new InputException("JMH: " + e.getMessage() + "; see its output above", e);
        }
        spec.commandLine().getOut().println("results: " + options.getResult().orElse(JmhDefaults.RESULT_FILE));
        return ExitCode.PASSED;
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
