package dev.keywave.cli;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Inputs;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.Secrets;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.Origin;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.plan.ClientPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.plan.Target;
import dev.keywave.plan.TargetPlan;
import dev.keywave.probe.Probe;
import dev.keywave.probe.ProbeConsole;
import dev.keywave.probe.ProbeResult;
import dev.keywave.probe.ProbedAccount;
import dev.keywave.report.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
        RunSettings settings = new RunSettings();
        target.apply(settings.target());
        client.apply(settings.client());
        TargetPlan plan = settings.target().build();
        Target only = plan.resolveOne();
        ClientPlan clientPlan = settings.client().build(1);
        if (json != null) {
            ResultsFolder.checkWritable(json);
        }
        Inputs inputs = plan.inputs();
        Adapter adapter = Adapters.load(plan.adapter(), plan.variables());
        Program program = Program.compile(adapter, only.uri(), inputs);
        AuthenticatorModel authenticator = modelFiles.known().named(model);
        SelectedCrypto selected = CryptoProviders.select(crypto);
        selected.install();
        only.requireHttp(clientPlan.protocol());
        Banner.warnIfNotVerified(spec.commandLine().getErr(), clientPlan, List.of(only));
        Origin origin = plan.originAt(only);
        ProbedAccount account = user == null ? null : ProbedAccount.named(user);
        try (Probe probe = new Probe(
                program,
                clientPlan.config(only),
                origin,
                authenticator,
                attestation.keys(List.of(authenticator), selected),
                selected,
                account)) {
            return probe(probe, adapter, only, origin, inputs.secrets());
        }
    }

    private int probe(Probe probe, Adapter adapter, Target only, Origin origin, Secrets secrets) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> context = new LinkedHashMap<>();
        context.put("target", only.uri().toString());
        context.put("adapter", adapter.name());
        context.put("origin", origin.serialized());
        context.put("user", probe.account().name());
        context.put("model", model);
        context.forEach((name, value) -> out.printf("%-10s%s%n", name, value));
        ProbeResult result = probe.run(new ProbeConsole(out, verbose, secrets::mask));
        out.println();
        out.println(result.inWords());
        out.flush();
        if (json != null) {
            Files.writeString(json, result.json(context));
        }
        return result.passed() ? ExitCode.PASSED : ExitCode.THRESHOLD_FAILED;
    }
}
