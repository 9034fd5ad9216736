package dev.keywave.cli;

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

    @Mixin
    CredentialOptions credentials = new CredentialOptions();

    @Option(
            names = "--register-rate",
            paramLabel = "RATE",
            description = "Registrations per second until those who log in are registered. Default: 200.")
    @Nullable
    String registerRate;

    @Option(names = "--arrivals", paramLabel = "KIND", description = "constant or poisson. Default: constant.")
    @Nullable
    String arrivals;

    @Mixin
    GeneratorOptions generator = new GeneratorOptions();

    /** Defaults, then the plan, then these flags. */
    RunSettings settings() {
        if (ceremony != null && mix != null) {
            throw new InputException("--ceremony and --mix: trials have one ceremony or a mix; give one of them");
        }
        RunSettings settings = plan == null ? new RunSettings() : PlanFile.read(plan);
        if (plan == null) {
            settings.grace("--grace", DEFAULT_GRACE);
        }
        if (plan == null && credentials.population == null) {
            settings.users("--users", DEFAULT_USERS);
        }
        target.apply(settings.target());
        client.apply(settings.client());
        ClientOptions.with("--users", users, settings::users);
        credentials.apply(settings);
        ClientOptions.with("--register-rate", registerRate, settings::registerRate);
        ClientOptions.with("--ceremony", ceremony, settings::mix);
        ClientOptions.with("--mix", mix, settings::mix);
        ClientOptions.with("--arrivals", arrivals, settings::arrivals);
        generator.apply(settings);
        return settings;
    }
}
