package dev.keywave.benchmarks.cli;

import dev.keywave.benchmarks.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench list}: the benchmarks and their parameters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = BenchVersion.class,
        description = "Lists the JMH benchmarks and their parameters.")
final class ListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Parameters(paramLabel = "REGEX", arity = "0..*", description = "Which benchmarks; all when left out.")
    private List<String> includes = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (BenchmarkListEntry entry : Benchmarks.matching(includes, List.of())) {
            out.println(entry.getUsername());
            Benchmarks.parameters(entry)
                    .forEach((name, values) ->
                            out.println("    " + name + ": " + String.join(", ", Arrays.asList(values))));
        }
        out.flush();
        return ExitCode.PASSED;
    }
}
