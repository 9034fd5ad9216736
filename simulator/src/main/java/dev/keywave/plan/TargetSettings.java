package dev.keywave.plan;

import dev.keywave.input.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of the settings that says which relying party, and how it carries ceremonies. */
public final class TargetSettings {

    private final List<URI> uris = new ArrayList<>();
    private @Nullable String origin;
    private String adapter = "fido-conformance";
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private @Nullable Path feeder;
    private final Set<String> authorizedHosts = new LinkedHashSet<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    TargetSettings() {}

    /** A base URL, {@code http} or {@code https}, with an optional path in front of the adapter's own. */
    public void add(String where, String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new InputException(
                    where + ": \"" + text + "\" is no URL; write for example http://localhost:8080", e);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new InputException(where + ": \"" + text
                    + "\" is no http or https URL of a host; write for example http://localhost:8080");
        }
        if (uris.contains(uri)) {
            throw new InputException(where + ": " + text + " is given twice; name each target once");
        }
        uris.add(uri);
    }

    /** Forgets the targets so far: flags take the place of a plan's. */
    public void clear() {
        uris.clear();
    }

    /** The origin that goes into the client data, when it is not the target's. */
    public void origin(String text) {
        origin = text;
    }

    /** A built-in adapter's name or a file. */
    public void adapter(String nameOrFile) {
        adapter = nameOrFile;
    }

    /** A variable of the adapter. */
    public void variable(String name, String value) {
        variables.put(name, value);
    }

    /** Where a secret of the adapter is to be found. */
    public void secret(String name, String reference) {
        secrets.put(name, reference);
    }

    /** A CSV file with a row for each user. */
    public void feeder(String where, String path) {
        feeder = path(where, path);
    }

    /** A host other than loopback that its owner lets us load. */
    public void authorizedHost(String host) {
        authorizedHosts.add(host);
    }

    /** {@code HOST:ADDRESS}: connect to that address for that host. */
    public void address(String where, String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new InputException(
                    where + ": \"" + text + "\" is not HOST:ADDRESS; write for example login.example:127.0.0.1");
        }
        addresses.put(text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1));
    }

    /** All of it. */
    public TargetPlan build() {
        return new TargetPlan(uris, origin, adapter, variables, secrets, feeder, authorizedHosts, addresses);
    }

    void inWords(Map<String, String> words) {
        words.put(
                "target",
                uris.isEmpty()
                        ? "embedded relying party"
                        : String.join(", ", uris.stream().map(URI::toString).toList()));
        words.put("adapter", adapter);
        variables.keySet().forEach(name -> words.put("variable " + name, "set"));
        secrets.forEach((name, reference) -> words.put("secret " + name, reference));
        if (feeder != null) {
            words.put("feeder", feeder.toString());
        }
        addresses.forEach((host, address) -> words.put("address of " + host, address));
    }

    static Path path(String where, String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new InputException(where + ": \"" + path + "\" is no path; name a file", e);
        }
    }
}
