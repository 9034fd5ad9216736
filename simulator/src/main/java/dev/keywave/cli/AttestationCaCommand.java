package dev.keywave.cli;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave attestation ca}: the authority's certificates. */
@Command(
        name = "ca",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes the root certificate and the intermediates as PEM. A relying party needs the root, which comes"
                        + " first; statements bring the intermediates with them.")
final class AttestationCaCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to. Default: standard output.")
    private @Nullable Path out;

    @Mixin
    private AttestationOptions options = new AttestationOptions();

    @Override
    public Integer call() {
        AttestationAuthority authority = options.authority(CryptoProviders.select(CryptoChoice.AUTO));
        PrintWriter console = spec.commandLine().getOut();
        write(out, authority.pem(), options.path(), console);
        console.flush();
        return ExitCode.PASSED;
    }

    /** Writes a text that may be known to a file, or to the console. */
    static void write(@Nullable Path out, String text, Path secret, PrintWriter console) {
        if (out == null) {
            console.println(text.stripTrailing());
            return;
        }
        try {
            if (Files.exists(out) && Files.isSameFile(out, secret)) {
                throw new InputException(
                        "--out: " + out + " is the authority's private file, which would be lost; name another");
            }
            Files.writeString(out, text);
            console.println(out + " written; its authority is kept in " + secret);
        } catch (IOException e) {
            throw new InputException(
                    "--out: " + out + " cannot be written (" + e.getClass().getSimpleName() + "); name another", e);
        }
    }
}
