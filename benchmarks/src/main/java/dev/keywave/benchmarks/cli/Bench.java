package dev.keywave.benchmarks.cli;

import dev.keywave.benchmarks.compare.CompareCommand;
import dev.keywave.benchmarks.compare.SelfTestCommand;
import dev.keywave.benchmarks.endtoend.RpCommand;
import dev.keywave.benchmarks.export.ExportCommand;
import dev.keywave.benchmarks.verify.VerifyCommand;
import dev.keywave.cli.ReportedErrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code benchmarks.jar}, and of {@code keywave bench}. */
@Command(
        name = "keywave bench",
        versionProvider = BenchVersion.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What verification and the rest of a ceremony cost on this machine.",
        subcommands = {
            VerifyCommand.class,
            RunCommand.class,
            ListCommand.class,
            CompareCommand.class,
            SelfTestCommand.class,
            RpCommand.class,
            ExportCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured, no regression",
            "1:internal error",
            "2:usage or configuration",
            "3:a regression beyond the threshold"
        })
public final class Bench implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    private Bench() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, not yet run. */
    static CommandLine commandLine() {
        CommandLine commandLine = ReportedErrors.of(new CommandLine(new Bench()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command");
    }
}
