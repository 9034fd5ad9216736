package dev.keywave.cli;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.input.InputException;
import dev.keywave.population.Population;
import dev.keywave.seeding.ChromiumImport;
import dev.keywave.seeding.CredentialImport;
import dev.keywave.seeding.RecordFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keywave population import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes credentials into a population: those that an export of the same seed wrote, or those of"
                + " Chromium's virtual authenticator with their private keys.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave population import --population p.kw --seed TEXT --format jsonl p.jsonl",
            "  keywave population import --population p.kw --format chromium credentials.json",
        })
final class PopulationImportCommand implements Callable<Integer> {

    /** What can be taken in. */
    enum Format {
        JSONL,
        CSV,
        CHROMIUM
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--population",
            paramLabel = "FILE",
            required = true,
            description = "The population; made when it is not there.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Path population;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            required = true,
            description = "jsonl or csv, as 'keywave population export' writes them; or chromium: the answer to"
                    + " WebAuthn.getCredentials of the DevTools protocol.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Format format;

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            description = "The text that the population was derived from, when its file is made again.")
    private @Nullable String seed;

    @Option(
            names = "--rp-id",
            paramLabel = "ID",
            description = "chromium: whose credentials to take, when the file has those of several.")
    private @Nullable String rpId;

    @Mixin
    private ModelFileOptions modelFiles = new ModelFileOptions();

    @Parameters(paramLabel = "FILE", description = "What to take in.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Path file;

    @Override
    public Integer call() {
        if (rpId != null && format != Format.CHROMIUM) {
            throw new InputException("--rp-id: belongs to the chromium format; leave it out");
        }
        if (seed != null && Files.exists(population)) {
            throw new InputException(
                    "--seed: population " + population + " is there already and keeps its own; leave --seed out");
        }
        String taken = format == Format.CHROMIUM ? chromium() : records();
        long users = Population.usersIn(population);
        spec.commandLine().getOut().println(taken + "; population " + population + " has " + users + " users");
        spec.commandLine().getOut().flush();
        return ExitCode.PASSED;
    }

    private String chromium() {
        List<Long> users = ChromiumImport.run(population, seed, file, rpId, modelFiles.known());
        return users.size() + " credentials of Chromium taken in, their private keys are in " + population
                + ".credentials";
    }

    private String records() {
        RecordFormat records = format == Format.CSV ? RecordFormat.CSV : RecordFormat.JSONL;
        try (ProgressLine progress = new ProgressLine("records checked")) {
            long taken = new CredentialImport(population, seed, file, records, modelFiles.known())
                    .run(CryptoProviders.select(CryptoChoice.AUTO), progress);
            return taken + " credentials taken back";
        }
    }
}
