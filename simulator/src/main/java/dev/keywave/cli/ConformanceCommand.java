package dev.keywave.cli;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackCatalogue;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.probe.Clause;
import dev.keywave.probe.Conformance;
import dev.keywave.probe.ConformanceHtml;
import dev.keywave.probe.ConformanceResult;
import dev.keywave.report.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave conformance}: the whole catalogue of attacks and look-alikes, once and unhurried. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Tries each attack and each look-alike of the catalogue once and says which clause the relying party"
                        + " enforces. Exit code 0 only when nothing was found.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave conformance --target http://localhost:8080",
            "  keywave conformance --target https://localhost:8443 --adapter spring-security --html clauses.html",
        })
final class ConformanceCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Whose ceremonies are changed, the first one that fits. Default: ${DEFAULT-VALUE}.")
    private List<String> models = new ArrayList<>(List.of("security-key", "synced-passkey"));

    @Mixin
    private AttestationOptions attestation = new AttestationOptions();

    @Mixin
    private ModelFileOptions modelFiles = new ModelFileOptions();

    @Option(
            names = "--attack",
            split = ",",
            paramLabel = "NAME",
            description = "Only these entries of the catalogue. Default: all.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            description = "Derive the users from this text: kw-ID-0, kw-ID-1 ... as a population of that seed has them,"
                    + " for accounts that are made beforehand.")
    private @Nullable String seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the table here as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the table here as a page.")
    private @Nullable Path html;

    @Option(names = "--crypto", paramLabel = "NAME", description = "Who signs: auto, accp, bc or jdk. Default: auto.")
    private CryptoChoice crypto = CryptoChoice.AUTO;

    @Override
    public Integer call() throws IOException {
        OneTarget one = OneTarget.of(target, client);
        for (Path file : new Path[] {json, html}) {
            if (file != null) {
                ResultsFolder.checkWritable(file);
            }
        }
        List<Attack> catalogue = only.isEmpty()
                ? AttackCatalogue.all()
                : only.stream().map(AttackCatalogue::byName).toList();
        List<AuthenticatorModel> casts =
                models.stream().map(modelFiles.known()::named).toList();
        SelectedCrypto selected = one.install(crypto, spec.commandLine().getErr());
        try (Conformance conformance = new Conformance(
                one.program(),
                one.client().config(one.target()),
                one.origin(),
                seed,
                casts,
                attestation.keys(casts, selected),
                selected)) {
            return tell(conformance.run(catalogue, printer()), one.inWords());
        }
    }

    private Consumer<Clause> printer() {
        PrintWriter out = spec.commandLine().getOut();
        String[] area = {""};
        return clause -> {
            if (!area[0].equals(clause.attack().area())) {
                area[0] = clause.attack().area();
                out.printf("%n%s%n", area[0]);
            }
            String finding = clause.finding().label().replace('_', ' ');
            out.printf(
                    "  %s %-15s %-14s %-42s %s%n",
                    clause.finding().isBad() ? "!" : " ",
                    finding,
                    clause.attack().ceremony().label(),
                    clause.attack().name(),
                    clause.reason());
            out.flush();
        };
    }

    private int tell(ConformanceResult result, Map<String, String> context) throws IOException {
        if (json != null) {
            Files.writeString(json, result.json(context));
        }
        if (html != null) {
            Files.writeString(html, ConformanceHtml.page(result, context));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%n%s  %s%n", result.passed() ? "PASSED  " : "FINDINGS", ConformanceHtml.inWords(result));
        out.flush();
        return result.passed() ? ExitCode.PASSED : ExitCode.THRESHOLD_FAILED;
    }
}
