package dev.keywave.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keywave population}: what is in a population file, and how it gets into a relying party without ceremonies. */
@Command(
        name = "population",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows a population of virtual users, writes out its public credential records, takes them back.",
        subcommands = {PopulationExportCommand.class, PopulationImportCommand.class, PopulationShowCommand.class})
final class PopulationCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; write export, import or show");
    }
}
