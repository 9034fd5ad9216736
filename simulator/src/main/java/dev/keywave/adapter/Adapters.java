package dev.keywave.adapter;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The adapters that come with Keywave, and the way to those in files. */
public final class Adapters {

    private static final List<String> BUILT_IN = List.of(
            "fido-conformance",
            "spring-security",
            "keycloak-passkey",
            "keycloak-2fa",
            "simplewebauthn",
            "hanko",
            "webauthn-io",
            "webauthn-rs",
            "kanidm",
            "authentik",
            "kratos",
            "zitadel",
            "entra-graph",
            "entra");

    private Adapters() {}

    /** Names of the built-in adapters. */
    public static List<String> builtInNames() {
        return BUILT_IN;
    }

    /**
     * Loads an adapter.
     *
     * @param nameOrFile a built-in name, or the path of a YAML file
     * @param vars values for some of its {@code vars}
     * @throws InputException when there is none, or it has an error
     */
    public static Adapter load(String nameOrFile, Map<String, String> vars) {
        if (BUILT_IN.contains(nameOrFile)) {
            return Adapter.of(YamlDocument.parse(nameOrFile + ".yaml", source(nameOrFile)), vars);
        }
        return Adapter.of(YamlDocument.read(file(nameOrFile)), vars);
    }

    /**
     * The text of an adapter, as a starting point for one's own.
     *
     * @param name a built-in name
     * @throws InputException when there is none of that name
     */
    public static String source(String name) {
        if (!BUILT_IN.contains(name)) {
            throw unknown(name);
        }
        try (InputStream resource = Adapters.class.getResourceAsStream(name + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("adapter " + name + " is missing from this build");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        boolean looksLikeFile = name.contains("/") || name.contains("\\") || name.matches("(?i).*\\.ya?ml");
        try {
            Path path = Path.of(name);
            if (looksLikeFile || Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new InputException(
                    "adapter \"" + name + "\" is neither a name nor a path; " + Suggestion.among(name, BUILT_IN), e);
        }
        throw unknown(name);
    }

    private static InputException unknown(String name) {
        return new InputException("unknown adapter \"" + name + "\"; " + Suggestion.among(name, BUILT_IN)
                + "; or give the path of a YAML file");
    }
}
