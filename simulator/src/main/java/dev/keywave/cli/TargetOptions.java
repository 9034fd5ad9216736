package dev.keywave.cli;

import dev.keywave.plan.TargetSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say which relying party, and how it carries ceremonies. */
final class TargetOptions {

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "The relying party, for example http://localhost:8080; several spread the users.")
    List<String> targets = new ArrayList<>();

    @Option(
            names = "--authorized-for",
            paramLabel = "HOST",
            description = "The owner of this host, which is not loopback, has agreed to the load. Repeatable.")
    List<String> authorizedFor = new ArrayList<>();

    @Option(
            names = "--resolve",
            paramLabel = "HOST:ADDRESS",
            description = "Connect to this address for that host. Repeatable.")
    List<String> addresses = new ArrayList<>();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Origin in the client data, when it is not the target's.")
    @Nullable
    String origin;

    @Option(
            names = "--adapter",
            paramLabel = "NAME|FILE",
            description = "How the relying party carries ceremonies: see 'keywave adapters list'. Default:"
                    + " fido-conformance.")
    @Nullable
    String adapter;

    @Option(names = "--var", paramLabel = "NAME=VALUE", description = "Value of an adapter's variable. Repeatable.")
    Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--secret",
            paramLabel = "NAME=WHERE",
            description =
                    "Where an adapter's secret is: env:VARIABLE or file:PATH, never the secret itself. Repeatable.")
    Map<String, String> secrets = new LinkedHashMap<>();

    @Option(
            names = "--feeder",
            paramLabel = "FILE",
            description =
                    "CSV with a row for each user: {user.COLUMN} in the adapter; name and password replace its own.")
    @Nullable
    String feeder;

    /** Lays these flags over what the settings have. */
    void apply(TargetSettings settings) {
        if (!targets.isEmpty()) {
            settings.clear();
            targets.forEach(target -> settings.add("--target", target));
        }
        authorizedFor.forEach(settings::authorizedHost);
        addresses.forEach(address -> settings.address("--resolve", address));
        if (origin != null) {
            settings.origin(origin);
        }
        if (adapter != null) {
            settings.adapter(adapter);
        }
        variables.forEach(settings::variable);
        secrets.forEach(settings::secret);
        if (feeder != null) {
            settings.feeder("--feeder", feeder);
        }
    }
}
