package dev.keywave.cli;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.input.InputException;
import dev.keywave.plan.PlanFile;
import dev.keywave.plan.RunSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say what trials are made of: those of a run, but for rates and lengths. */
final class CapacityLoadOptions {

    private static final long DEFAULT_USERS = 2_000;
    private static final String DEFAULT_GRACE = "5s";

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "Take target, adapter, population, mix, arrivals, client and, without --slo, thresholds from a"
                            + " YAML plan; flags override it.")
    @Nullable
    Path plan;

    @Mixin
    TargetOptions target = new TargetOptions();

    @Mixin
    ClientOptions client = new ClientOptions();

    @Option(
            names = "--ceremony",
            paramLabel = "NAME",
            description = "authentication or registration. Default: authentication.")
    @Nullable
    String ceremony;

    @Option(
            names = "--mix",
            paramLabel = "MIX",
            description = "Several at once, for example authentication=90,registration=8,password=2.")
    @Nullable
    String mix;

    @Option(
            names = "--users",
            paramLabel = "N",
            description =
                    "Users who log in. Default: all of the population, 2000 of a new one. Those who register come on"
                            + " top, as many as trials need.")
    @Nullable
    Long users;

    @Option(names = "--population", paramLabel = "FILE", description = "Keep credentials in this file.")
    @Nullable
    String population;

    @Option(names = "--seed", paramLabel = "TEXT", description = "Derive a new population from this text.")
    @Nullable
    String seed;

    @Option(
            names = "--models",
            paramLabel = "MIX",
            description = "Authenticator models with weights. Default: synced-passkey=80,security-key=20.")
    @Nullable
    String models;

    @Mixin
    ModelFileOptions modelFiles = new ModelFileOptions();

    @Option(
            names = "--algorithm",
            paramLabel = "MIX",
            description = "Algorithms with weights, for example EdDSA or ES256=80,EdDSA=20. Default: each model's own.")
    @Nullable
    String algorithm;

    @Option(names = "--allow-overlap", description = "Let ceremonies of one credential overlap.")
    boolean allowOverlap;

    @Option(
            names = "--register-rate",
            paramLabel = "RATE",
            description = "Registrations per second until those who log in are registered. Default: 200.")
    @Nullable
    String registerRate;

    @Option(names = "--arrivals", paramLabel = "KIND", description = "constant or poisson. Default: constant.")
    @Nullable
    String arrivals;

    @Option(names = "--crypto", paramLabel = "NAME", description = "Who signs: auto, accp, bc or jdk. Default: auto.")
    @Nullable
    CryptoChoice crypto;

    @Option(names = "--loops", paramLabel = "N", description = "Event loops. Default: one for each processor.")
    @Nullable
    Integer loops;

    @Option(names = "--connections", paramLabel = "N", description = "Most connections at once. Default: 256.")
    @Nullable
    Integer connections;

    @Option(
            names = "--connection-policy",
            paramLabel = "POLICY",
            description = "shared, user (one kept for each) or ceremony (a new one for each). Default: shared.")
    @Nullable
    String connectionPolicy;

    @Option(
            names = "--max-send-lag",
            paramLabel = "TIME",
            description = "Send lag p99 above which a trial does not count. Default: 10ms.")
    @Nullable
    String maxSendLag;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "How long ceremonies in flight may take to end after a trial. Default: 5s.")
    @Nullable
    String grace;

    /** Defaults, then the plan, then these flags. */
    RunSettings settings() {
        if (ceremony != null && mix != null) {
            throw new InputException("--ceremony and --mix: trials have one ceremony or a mix; give one of them");
        }
        RunSettings settings = plan == null ? new RunSettings() : PlanFile.read(plan);
        if (plan == null) {
            settings.grace("--grace", DEFAULT_GRACE);
        }
        if (plan == null && population == null) {
            settings.users("--users", DEFAULT_USERS);
        }
        target.apply(settings.target());
        client.apply(settings.client());
        ClientOptions.with("--users", users, settings::users);
        ClientOptions.with("--population", population, settings::populationFile);
        ClientOptions.with("--seed", seed, (where, text) -> settings.seed(text));
        settings.modelFiles(modelFiles.files);
        ClientOptions.with("--models", models, settings::models);
        ClientOptions.with("--algorithm", algorithm, settings::algorithms);
        if (allowOverlap) {
            settings.overlap(true);
        }
        ClientOptions.with("--register-rate", registerRate, settings::registerRate);
        ClientOptions.with("--ceremony", ceremony, settings::mix);
        ClientOptions.with("--mix", mix, settings::mix);
        ClientOptions.with("--arrivals", arrivals, settings::arrivals);
        ClientOptions.with("--crypto", crypto, (where, choice) -> settings.crypto(choice));
        ClientOptions.with("--loops", loops, settings::loops);
        ClientOptions.with("--connections", connections, settings.client()::connections);
        ClientOptions.with("--connection-policy", connectionPolicy, settings.client()::policy);
        ClientOptions.with("--max-send-lag", maxSendLag, settings::maxSendLag);
        ClientOptions.with("--grace", grace, settings::grace);
        return settings;
    }
}
