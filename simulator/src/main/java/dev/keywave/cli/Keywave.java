package dev.keywave.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
        name = "keywave",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Load-tests passkey login (FIDO2 / WebAuthn) with virtual authenticators.",
        subcommands = {
            RunCommand.class,
            CapacityCommand.class,
            ProbeCommand.class,
            ConformanceCommand.class,
            RpCommand.class,
            RolloutCommand.class,
            AdaptersCommand.class,
            AttacksCommand.class,
            ModelsCommand.class,
            PopulationCommand.class,
            AttestationCommand.class,
            GatlingCommand.class,
            BenchCommand.class,
            MetricsCommand.class,
            HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footerHeading = "%nOf the launcher, ./keywave in a checkout:%n",
        footer = {
            "  gatling               Runs Gatling simulations with passkeys, ready ones or your own.",
            "  bench                 Benchmarks signatures and the hot path (JMH)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:passed",
            "1:internal error",
            "2:usage or configuration",
            "3:a threshold failed, a probe found something, no rate held, or a wave is a no-go",
            "4:invalid, because the generator was the bottleneck",
            "130:interrupted, results written"
        })
public final class Keywave implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    private Keywave() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, not yet run. */
    static CommandLine commandLine() {
        CommandLine commandLine = ReportedErrors.of(new CommandLine(new Keywave()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command");
    }
}
