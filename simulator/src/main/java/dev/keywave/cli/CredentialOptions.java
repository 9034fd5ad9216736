package dev.keywave.cli;

import dev.keywave.plan.RunSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say what credentials the users have. */
final class CredentialOptions {

    @Option(
            names = "--population",
            paramLabel = "FILE",
            description = "Keep credentials in this file: register once, log in for weeks.")
    @Nullable
    String population;

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            description = "Derive a new population, and random arrivals, from this text.")
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

    @Option(
            names = "--allow-overlap",
            description = "Let ceremonies of one credential overlap; without it they never do.")
    boolean allowOverlap;

    /** Lays these flags over what the settings have. */
    void apply(RunSettings settings) {
        ClientOptions.with("--population", population, settings::populationFile);
        ClientOptions.with("--seed", seed, (where, text) -> settings.seed(text));
        settings.modelFiles(modelFiles.files);
        ClientOptions.with("--models", models, settings::models);
        ClientOptions.with("--algorithm", algorithm, settings::algorithms);
        if (allowOverlap) {
            settings.overlap(true);
        }
    }
}
