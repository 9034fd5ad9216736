package dev.keywave.cli;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.probe.Probe;
import dev.keywave.probe.ProbeConsole;
import dev.keywave.probe.ProbeResult;
import dev.keywave.probe.ProbedAccount;
import dev.keywave.report.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave probe}: one user's ceremonies and a few attacks, in plain sight. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Registers one user and logs them in, then tries a tampered signature, a replay and a wrong origin;"
                        + " shows every exchange. Exit code 0 only when the honest ceremonies are accepted and the attacks refused.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave probe --target http://localhost:8080",
            "  keywave probe --target https://localhost:8443 --cacert ca.pem --adapter my.yaml --verbose",
        })
final class ProbeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(names = "--user", paramLabel = "NAME", description = "The account. Default: a name that nobody has.")
    private @Nullable String user;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The authenticator's model. Default: security-key, whose counter counts.")
    private String model = "security-key";

    @Mixin
    private AttestationOptions attestation = new AttestationOptions();

    @Mixin
    private ModelFileOptions modelFiles = new ModelFileOptions();

    @Option(names = "--verbose", description = "Show requests and responses whole, with secrets masked.")
    private boolean verbose;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what came of it here as well.")
    private @Nullable Path json;

    @Option(names = "--crypto", paramLabel = "NAME", description = "Who signs: auto, accp, bc or jdk. Default: auto.")
    private CryptoChoice crypto = CryptoChoice.AUTO;

    @Override
    public Integer call() throws IOException {
        OneTarget only = OneTarget.of(target, client);
        if (json != null) {
            ResultsFolder.checkWritable(json);
        }
        AuthenticatorModel authenticator = modelFiles.known().named(model);
        SelectedCrypto selected = only.install(crypto, spec.commandLine().getErr());
        ProbedAccount account = user == null ? null : ProbedAccount.named(user);
        try (Probe probe = new Probe(
                only.program(),
                only.client().config(only.target()),
                only.origin(),
                authenticator,
                attestation.keys(List.of(authenticator), selected),
                selected,
                account)) {
            return probe(probe, only);
        }
    }

    private int probe(Probe probe, OneTarget only) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> context = only.inWords();
        context.put("origin", only.origin().serialized());
        context.put("user", probe.account().name());
        context.put("model", model);
        context.forEach((name, value) -> out.printf("%-10s%s%n", name, value));
        ProbeResult result =
                probe.run(new ProbeConsole(out, verbose, only.inputs().secrets()::mask));
        out.println();
        out.println(result.inWords());
        out.flush();
        if (json != null) {
            Files.writeString(json, result.json(context));
        }
        return result.passed() ? ExitCode.PASSED : ExitCode.THRESHOLD_FAILED;
    }
}
