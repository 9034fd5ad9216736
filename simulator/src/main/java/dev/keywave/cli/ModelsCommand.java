package dev.keywave.cli;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keywave models}: what makes of authenticator there are, and whether a file is one. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, shows and checks authenticator models: what a make of authenticator does.")
final class ModelsCommand implements Runnable {

    private static final String COLUMNS = "%-33s%-38s%-30s%s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; write list, show or check");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the built-in models.")
    int list() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(COLUMNS, "NAME", "AAGUID", "ALGORITHMS", "ATTESTATION");
        for (AuthenticatorModel model : AuthenticatorModels.builtIn()) {
            out.printf(
                    COLUMNS,
                    model.name(),
                    model.aaguid(),
                    model.algorithms().stream().map(CoseAlgorithm::label).collect(Collectors.joining(", ")),
                    model.attestationFormats().stream()
                            .map(AttestationFormat::identifier)
                            .collect(Collectors.joining(", ")));
        }
        out.flush();
        return ExitCode.PASSED;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a built-in model's file.")
    int show(@Parameters(paramLabel = "NAME", description = "A name from 'models list'.") String name) {
        spec.commandLine().getOut().print(AuthenticatorModels.source(name));
        spec.commandLine().getOut().flush();
        return ExitCode.PASSED;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks a model file, and whether its name is free.")
    int check(@Parameters(paramLabel = "FILE", description = "The file.") Path file) {
        AuthenticatorModel model = AuthenticatorModels.read(file);
        AuthenticatorModels.with(List.of(file));
        spec.commandLine().getOut().println(file + ": fine, authenticator model " + model.name());
        return ExitCode.PASSED;
    }
}
