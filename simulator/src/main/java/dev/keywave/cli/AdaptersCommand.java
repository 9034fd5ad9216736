package dev.keywave.cli;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Adapters;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keywave adapters}: what adapters there are, and whether a file is one. */
@Command(
        name = "adapters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, shows and checks adapters: how a kind of relying party carries ceremonies over HTTP.")
final class AdaptersCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; write list, show or check");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the built-in adapters.")
    int list() {
        for (String name : Adapters.builtInNames()) {
            Adapter adapter = Adapters.load(name, Map.of());
            spec.commandLine().getOut().printf("%-20s %s%n", name, adapter.description());
        }
        return ExitCode.PASSED;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a built-in adapter's file.")
    int show(@Parameters(paramLabel = "NAME", description = "A name from 'adapters list'.") String name) {
        spec.commandLine().getOut().print(Adapters.source(name));
        spec.commandLine().getOut().flush();
        return ExitCode.PASSED;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks an adapter file without running it.")
    int check(@Parameters(paramLabel = "FILE", description = "The file.") String file) {
        Adapter adapter = Adapters.load(file, Map.of());
        spec.commandLine().getOut().println(file + ": fine, adapter " + adapter.name());
        return ExitCode.PASSED;
    }
}
