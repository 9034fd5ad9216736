package dev.keywave.cli;

import dev.keywave.population.Population;
import dev.keywave.seeding.PopulationSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keywave population show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Says what is in a population file; never its seed or a private key.")
final class PopulationShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Mixin
    private ModelFileOptions modelFiles = new ModelFileOptions();

    @Parameters(paramLabel = "FILE", description = "The population file.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Path file;

    @Override
    public Integer call() {
        PopulationSummary summary;
        try (Population population = Population.openExisting(file, modelFiles.known())) {
            summary = PopulationSummary.of(population);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("population " + file + " (format version " + summary.version() + ")");
        out.println("  users             " + summary.users());
        out.println("  registered        " + summary.registered());
        out.println("  models            " + inWords(summary.models()));
        out.println("  algorithms        " + inWords(summary.algorithms()));
        if (summary.imported() > 0) {
            out.println("  imported          " + summary.imported() + ", with private keys of their own");
        }
        out.println("  seed fingerprint  " + summary.fingerprint());
        out.flush();
        return ExitCode.PASSED;
    }

    private static String inWords(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "no credential yet"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }
}
