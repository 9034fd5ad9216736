package dev.keywave.cli;

import dev.keywave.authenticator.AuthenticatorModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The flag that brings authenticator models of the user's own. */
final class ModelFileOptions {

    @Option(
            names = "--model-file",
            paramLabel = "FILE",
            description = "An authenticator model of your own, to be named like the built-in ones. Repeatable.")
    List<Path> files = new ArrayList<>();

    /** The built-in models and these. */
    AuthenticatorModels known() {
        return AuthenticatorModels.with(files);
    }
}
