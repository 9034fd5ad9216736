package dev.keywave.plan;

import dev.keywave.adapter.Feeder;
import dev.keywave.adapter.Inputs;
import dev.keywave.adapter.Secrets;
import dev.keywave.authenticator.Origin;
import dev.keywave.input.InputException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which relying party, and how it carries ceremonies.
 *
 * @param uris base URLs that the users are spread over; empty for the embedded relying party
 * @param origin what goes into the client data, or null for each target's own
 * @param adapter name of a built-in adapter or path of a file
 * @param variables values for the adapter's variables
 * @param secrets where the adapter's secrets are to be found: {@code env:NAME} or {@code file:PATH} by name
 * @param feeder CSV file with columns for each user; null for none
 * @param authorizedHosts hosts other than loopback that may be loaded
 * @param addresses addresses to connect to in place of what a name resolves to, by host in lower case
 */
public record TargetPlan(
        List<URI> uris,
        @Nullable String origin,
        String adapter,
        Map<String, String> variables,
        Map<String, String> secrets,
        @Nullable Path feeder,
        Set<String> authorizedHosts,
        Map<String, String> addresses) {

    /** Copies the collections. */
    public TargetPlan {
        uris = List.copyOf(uris);
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
        authorizedHosts = Set.copyOf(authorizedHosts);
        addresses = Map.copyOf(addresses);
    }

    /**
     * The adapter's secrets and the users' columns, read.
     *
     * @throws InputException when one of them cannot be read
     */
    public Inputs inputs() {
        return new Inputs(Secrets.read(secrets), feeder == null ? null : Feeder.read(feeder));
    }

    /** What goes into the client data at a target. */
    public Origin originAt(Target target) {
        return Origin.of(origin == null ? target.uri().toString() : origin);
    }

    /**
     * The only target, resolved, for what looks at one relying party.
     *
     * @throws InputException when there is none, or more than one
     */
    public Target resolveOne() {
        if (uris.size() != 1) {
            throw new InputException(
                    uris.isEmpty()
                            ? "--target is missing; name the relying party, for example http://localhost:8080"
                            : "--target: this looks at one relying party at a time; name one");
        }
        return Target.resolve(uris.get(0), this);
    }

    /** All targets, resolved, with what is in front of their paths. */
    public List<Target> resolve() {
        return uris.stream().map(uri -> Target.resolve(uri, this)).toList();
    }
}
