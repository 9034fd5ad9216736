package dev.keywave.cli;

import dev.keywave.input.InputException;
import dev.keywave.plan.PlanFile;
import dev.keywave.plan.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say what a run does; each overrides the plan. */
final class RunOptions {

    @Option(names = "--plan", paramLabel = "FILE", description = "Take everything from a YAML plan; flags override it.")
    @Nullable
    Path plan;

    @Mixin
    TargetOptions target = new TargetOptions();

    @Mixin
    ClientOptions client = new ClientOptions();

    @Mixin
    BehaviourOptions behaviour = new BehaviourOptions();

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "Virtual users. Default: all of the population, 1000 of a new one.")
    @Nullable
    Long users;

    @Mixin
    CredentialOptions credentials = new CredentialOptions();

    @Option(
            names = "--register-rate",
            paramLabel = "RATE",
            description = "Registrations per second until all users are registered. Default: 200.")
    @Nullable
    String registerRate;

    @Option(
            names = "--enrolled",
            paramLabel = "N|SHARE",
            description =
                    "Register only the first N users, or a share of them such as 40%%; the rest stay unregistered."
                            + " Default: all.")
    @Nullable
    String enrolled;

    @Option(names = "--register-only", description = "Stop once each user had a turn to register; nobody logs in.")
    boolean registerOnly;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Authentications per second, an open workload; 100..500 is a ramp. Default: 500.")
    @Nullable
    String rate;

    @Option(
            names = "--mix",
            paramLabel = "MIX",
            description =
                    "What --rate or --concurrency starts, with weights: authentication, registration (by users who"
                            + " are not registered: see --enrolled), password. Default: authentication.")
    @Nullable
    String mix;

    @Option(names = "--arrivals", paramLabel = "KIND", description = "constant or poisson. Default: constant.")
    @Nullable
    String arrivals;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "A closed workload in place of the open one: N users at a time.")
    @Nullable
    Integer concurrency;

    @Option(
            names = "--think",
            paramLabel = "TIME",
            description = "Closed workload: from the end of a login to the next one. Default: 0s.")
    @Nullable
    String think;

    @Option(names = "--for", paramLabel = "TIME", description = "How long authentications go on. Default: 30s.")
    @Nullable
    String duration;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            description = "The same load before it that long, left out of the figures. Default: 0s.")
    @Nullable
    String warmUp;

    @Option(
            names = "--threshold",
            paramLabel = "EXPR",
            description = "What must hold, for example 'authentication.response_time.p99 < 50ms' or 'failed < 0.1%%'."
                    + " Repeatable.")
    List<String> thresholds = new ArrayList<>();

    @Mixin
    GeneratorOptions generator = new GeneratorOptions();

    /** Defaults, then the plan, then these flags. */
    RunSettings settings() {
        if (rate != null && concurrency != null) {
            throw new InputException("--rate and --concurrency: a workload is open or closed; give one of them");
        }
        if (think != null && concurrency == null && plan == null) {
            throw new InputException("--think: think time belongs to a closed workload; add --concurrency");
        }
        RunSettings settings = plan == null ? new RunSettings() : PlanFile.read(plan);
        target.apply(settings.target());
        client.apply(settings.client());
        ClientOptions.with("--users", users, settings::users);
        credentials.apply(settings);
        load(settings);
        behaviour.apply(settings);
        thresholds.forEach(settings::threshold);
        generator.apply(settings);
        return settings;
    }

    private void load(RunSettings settings) {
        if (registerOnly) {
            settings.registerOnly();
        }
        ClientOptions.with("--register-rate", registerRate, settings::registerRate);
        ClientOptions.with("--enrolled", enrolled, (where, text) -> settings.enrolled(where, text));
        ClientOptions.with("--mix", mix, settings::mix);
        ClientOptions.with("--rate", rate, settings::rate);
        ClientOptions.with("--arrivals", arrivals, settings::arrivals);
        ClientOptions.with("--concurrency", concurrency, settings::concurrency);
        ClientOptions.with("--think", think, settings::think);
        ClientOptions.with("--for", duration, settings::duration);
        ClientOptions.with("--warm-up", warmUp, settings::warmUp);
    }
}
