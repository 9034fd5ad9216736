package dev.keywave.cli;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.input.InputException;
import dev.keywave.plan.PopulationPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.population.Population;
import dev.keywave.seeding.UserRange;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say which users of which population are exported; those of a run, where a run has them. */
final class PopulationOptions {

    @Option(
            names = "--population",
            paramLabel = "FILE",
            required = true,
            description = "The population; with --provision it is made when it is not there.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    Path file;

    @Option(
            names = "--users",
            paramLabel = "N|FROM..TO",
            description = "The first N users, or those from one index to another, both included. Default: all; of a new"
                    + " population 1000.")
    private @Nullable String users;

    @Option(
            names = "--provision",
            description = "Give users who are not registered the credential that they would register, and mark them"
                    + " registered: the relying party that takes the records knows them, no ceremony is needed.")
    boolean provision;

    @Option(names = "--seed", paramLabel = "TEXT", description = "Derive a new population from this text.")
    private @Nullable String seed;

    @Option(
            names = "--models",
            paramLabel = "MIX",
            description = "Authenticator models with weights. Default: synced-passkey=80,security-key=20.")
    private @Nullable String models;

    @Mixin
    private ModelFileOptions modelFiles = new ModelFileOptions();

    @Option(
            names = "--algorithm",
            paramLabel = "MIX",
            description = "Algorithms with weights, for example ES256. Default: each model's own, ES256 first.")
    private @Nullable String algorithm;

    @Option(names = "--crypto", paramLabel = "NAME", description = "Who makes keys: auto, accp, bc or jdk.")
    private @Nullable CryptoChoice crypto;

    CryptoChoice crypto() {
        return crypto == null ? CryptoChoice.AUTO : crypto;
    }

    /** Opens it; only for provisioning it may be new, or grow. */
    Population open() {
        if (!provision) {
            refuseFlagsOfProvisioning();
            return Population.openExisting(file, modelFiles.known());
        }
        RunSettings settings = new RunSettings();
        settings.populationFile("--population", file.toString());
        settings.modelFiles(modelFiles.files);
        if (models != null) {
            settings.models("--models", models);
        }
        if (algorithm != null) {
            settings.algorithms("--algorithm", algorithm);
        }
        if (seed != null) {
            settings.seed(seed);
        }
        long there = Files.exists(file) ? Population.usersIn(file) : 0;
        if (users != null) {
            settings.users(
                    "--users", Math.max(there, UserRange.parse("--users", users).to() + 1));
        }
        PopulationPlan plan = settings.build().population();
        return Population.open(
                file, plan.users(), plan.authenticatorsPerUser(), plan.seed(), plan.mix(), plan.models());
    }

    /** The users to export. */
    UserRange range(Population population) {
        if (users == null) {
            return new UserRange(0, population.users() - 1);
        }
        UserRange range = UserRange.parse("--users", users);
        range.requireWithin(population.users(), "--users");
        return range;
    }

    private void refuseFlagsOfProvisioning() {
        if (seed != null || models != null || algorithm != null) {
            throw new InputException("--seed, --models and --algorithm are for new credentials; add --provision, or"
                    + " leave them out");
        }
        if (!Files.exists(file)) {
            throw new InputException(
                    "population " + file + ": no such file; check the path, or add --provision to make" + " a new one");
        }
    }
}
