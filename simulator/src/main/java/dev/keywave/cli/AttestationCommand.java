package dev.keywave.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keywave attestation}: what a relying party must know to trust the virtual authenticators. */
@Command(
        name = "attestation",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tells relying parties what vouches for the virtual authenticators: certificates and metadata.",
        subcommands = {AttestationCaCommand.class, AttestationMdsCommand.class})
final class AttestationCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; write ca or mds");
    }
}
