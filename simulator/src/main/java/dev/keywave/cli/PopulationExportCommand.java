package dev.keywave.cli;

import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.population.Population;
import dev.keywave.seeding.CredentialExport;
import dev.keywave.seeding.CsvSink;
import dev.keywave.seeding.JsonLinesSink;
import dev.keywave.seeding.KeycloakSink;
import dev.keywave.seeding.RecordSink;
import dev.keywave.seeding.TextOutput;
import dev.keywave.seeding.UserRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave population export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the public records of credentials, so that a relying party can be filled without"
                + " ceremonies. No private key and no seed is in them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave population export --population p.kw --format jsonl --out p.jsonl",
            "  keywave population export --population p.kw --users 20000 --provision --format keycloak --out realm/",
        })
final class PopulationExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        KEYCLOAK,
        JSONL,
        CSV
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Mixin
    private PopulationOptions options = new PopulationOptions();

    @Mixin
    private KeycloakOptions keycloak = new KeycloakOptions();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            required = true,
            description = "keycloak (bodies of partialImport), jsonl or csv.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description = "Where to; keycloak needs a folder. Default for jsonl and csv: standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        keycloak.refuseUnless(format == Format.KEYCLOAK);
        PrintWriter console = spec.commandLine().getOut();
        // the output first: when it cannot be written, no population is made or grows
        try (RecordSink sink = sink(console)) {
            long written = export(sink);
            String summary = String.format(Locale.ROOT, "%,d credentials", written);
            if (sink instanceof KeycloakSink folder) {
                console.println(summary + " in " + folder.files() + " files in " + out + "; this loads them:");
                console.println(keycloak.loadCommand(String.valueOf(out)));
            } else if (out != null) {
                console.println(summary + " in " + out);
            }
            console.flush();
            return ExitCode.PASSED;
        } catch (IOException e) {
            throw new InputException(
                    (out == null ? "standard output" : out) + ": cannot be written (" + e.getMessage()
                            + "); name another with --out",
                    e);
        }
    }

    private long export(RecordSink sink) throws IOException {
        try (Population population = options.open();
                ProgressLine progress = new ProgressLine("users exported")) {
            UserRange range = options.range(population);
            SelectedCrypto crypto = CryptoProviders.select(options.crypto());
            return new CredentialExport(population, range, options.provision, crypto).writeTo(sink, progress);
        }
    }

    private RecordSink sink(PrintWriter console) throws IOException {
        if (format == Format.KEYCLOAK) {
            if (out == null) {
                throw new InputException("--format keycloak: needs --out with a folder for the files");
            }
            return KeycloakSink.open(out, keycloak.settings());
        }
        TextOutput output = out == null ? TextOutput.stream(console) : TextOutput.file(out);
        return format == Format.CSV ? new CsvSink(output) : new JsonLinesSink(output);
    }
}
