package dev.keywave.cli;

import dev.keywave.input.InputException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How each command line of Keywave ends on an error: one line and its exit code for a user's mistake, a trace for a bug. */
public final class ReportedErrors {

    private ReportedErrors() {}

    /** Makes a command line, with all commands in it, report errors so. */
    public static CommandLine of(CommandLine commandLine) {
        return commandLine
                .setParameterExceptionHandler(ReportedErrors::usageError)
                .setExecutionExceptionHandler(ReportedErrors::executionError);
    }

    private static int usageError(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .println(name + ": " + firstLine(String.valueOf(e.getMessage())) + "; see '" + name + " --help'");
        return ExitCode.USAGE;
    }

    private static int executionError(Exception e, CommandLine command, ParseResult parsed) {
        String name = command.getCommandSpec().root().qualifiedName();
        if (e instanceof InputException) {
            command.getErr().println(name + ": " + e.getMessage());
            return ExitCode.USAGE;
        }
        command.getErr()
                .println(name + ": internal error, this is a bug of Keywave; please report it with what follows");
        e.printStackTrace(command.getErr());
        return ExitCode.INTERNAL_ERROR;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
