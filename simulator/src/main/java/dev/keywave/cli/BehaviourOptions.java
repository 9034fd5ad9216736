package dev.keywave.cli;

import dev.keywave.plan.RunSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what users do besides logging in. */
final class BehaviourOptions {

    @Option(
            names = "--backup",
            paramLabel = "SHARE",
            description = "Users who have a second authenticator, for example 20%%. Default: none.")
    @Nullable
    String backup;

    @Option(
            names = "--backup-models",
            paramLabel = "MIX",
            description = "Models of second authenticators, with weights. Default: as --models.")
    @Nullable
    String backupModels;

    @Option(
            names = "--attacks",
            paramLabel = "SHARE",
            description = "Ceremonies that break one clause each, for example 2%%; see 'keywave attacks list'."
                    + " An accepted one fails the run.")
    @Nullable
    String attacks;

    @Option(
            names = "--attack",
            paramLabel = "NAME[,NAME]",
            description =
                    "Only these attacks and look-alikes. Default: all of the catalogue that Level 3 does not leave to the"
                            + " relying party.")
    @Nullable
    String onlyAttacks;

    @Option(
            names = "--expect",
            paramLabel = "NAME=WHAT",
            description =
                    "What the relying party should do with an attack, accept or reject, where its policy may differ"
                            + " from the catalogue. Repeatable.")
    List<String> expectations = new ArrayList<>();

    @Option(
            names = "--races",
            paramLabel = "SHARE",
            description = "Authentications that meet another one of the same credential, for example 1%%.")
    @Nullable
    String races;

    @Option(
            names = "--flood",
            paramLabel = "RATE",
            description = "Run the load once more while so many options are asked for and never answered.")
    @Nullable
    String flood;

    @Option(
            names = "--life",
            paramLabel = "EVENTS",
            description =
                    "What happens to credentials, as shares of the logins: added, replaced, lost, removed, synced,"
                            + " left; for example replaced=1%%,left=0.1%%.")
    @Nullable
    String life;

    @Option(names = "--human", description = "People take the seconds that their authenticator's model says.")
    boolean human;

    /** After the flags of the load, which the flood repeats. */
    void apply(RunSettings settings) {
        ClientOptions.with("--backup", backup, settings::backup);
        ClientOptions.with("--backup-models", backupModels, settings::backupModels);
        ClientOptions.with("--attacks", attacks, settings.behaviour()::attacks);
        ClientOptions.with("--attack", onlyAttacks, settings.behaviour()::onlyAttacks);
        expectations.forEach(text -> settings.behaviour().expect("--expect", text));
        ClientOptions.with("--races", races, settings.behaviour()::races);
        ClientOptions.with("--life", life, settings.behaviour()::life);
        if (human) {
            settings.behaviour().human(true);
        }
        ClientOptions.with("--flood", flood, settings::flood);
    }
}
