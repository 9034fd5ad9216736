package dev.keywave.authenticator;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The authenticator models that a run knows: those that come with Keywave, and those in files of the user's own. */
public final class AuthenticatorModels {

    private static final List<String> BUILT_IN_NAMES = List.of(
            "synced-passkey",
            "security-key",
            "icloud-keychain",
            "google-password-manager",
            "1password",
            "windows-hello",
            "microsoft-authenticator-ios",
            "microsoft-authenticator-android",
            "ios-device-bound",
            "android-device-bound",
            "yubikey-5",
            "yubico-security-key",
            "feitian-epass",
            "fido-u2f-key");

    private static final AuthenticatorModels BUILT_IN = new AuthenticatorModels(BUILT_IN_NAMES.stream()
            .map(name -> parse(name + ".yaml", source(name)))
            .toList());

    private final Map<String, AuthenticatorModel> byName = new LinkedHashMap<>();

    private AuthenticatorModels(Collection<AuthenticatorModel> models) {
        models.forEach(model -> byName.put(model.name(), model));
    }

    /** The built-in models, the one to start with first. */
    public static List<AuthenticatorModel> builtIn() {
        return BUILT_IN.all();
    }

    /**
     * A built-in model.
     *
     * @throws InputException if there is none of that name
     */
    public static AuthenticatorModel byName(String name) {
        return BUILT_IN.named(name);
    }

    /** The built-in models and no others. */
    public static AuthenticatorModels builtInOnly() {
        return BUILT_IN;
    }

    /**
     * The built-in models and those in files.
     *
     * @throws InputException at the first error in a file, or when a name is taken: {@code file: what}
     */
    public static AuthenticatorModels with(List<Path> files) {
        return BUILT_IN.and(files);
    }

    /** These models and those in files; see {@link #with}. */
    public AuthenticatorModels and(List<Path> files) {
        if (files.isEmpty()) {
            return this;
        }
        AuthenticatorModels more = new AuthenticatorModels(byName.values());
        Map<String, Path> origins = new LinkedHashMap<>();
        for (Path file : files) {
            AuthenticatorModel model = read(file);
            if (more.byName.putIfAbsent(model.name(), model) != null) {
                Path other = origins.get(model.name());
                throw new InputException(file + ": there is a model \"" + model.name() + "\" already, "
                        + (other == null ? "built in or given before" : "in " + other)
                        + "; give this one another name");
            }
            origins.put(model.name(), file);
        }
        return more;
    }

    /** All of them, the built-in ones first. */
    public List<AuthenticatorModel> all() {
        return List.copyOf(byName.values());
    }

    /** Their names. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The model of that name, or null. */
    public @Nullable AuthenticatorModel find(String name) {
        return byName.get(name);
    }

    /**
     * The model of that name.
     *
     * @throws InputException if there is none
     */
    public AuthenticatorModel named(String name) {
        AuthenticatorModel model = byName.get(name);
        if (model == null) {
            throw new InputException(
                    "unknown authenticator model \"" + name + "\"; " + Suggestion.among(name, byName.keySet()));
        }
        return model;
    }

    /**
     * Reads a model file.
     *
     * @throws InputException if it cannot be read, or at the first error in it: {@code file:line:column: what}
     */
    public static AuthenticatorModel read(Path file) {
        return ModelFile.read(YamlDocument.read(file));
    }

    /**
     * Parses a model file.
     *
     * @param file for messages
     * @throws InputException at the first error: {@code file:line:column: what}
     */
    public static AuthenticatorModel parse(String file, String yaml) {
        return ModelFile.read(YamlDocument.parse(file, yaml));
    }

    /**
     * The text of a built-in model's file, as a starting point for one's own.
     *
     * @throws InputException when there is none of that name
     */
    public static String source(String name) {
        if (!BUILT_IN_NAMES.contains(name)) {
            throw new InputException(
                    "unknown authenticator model \"" + name + "\"; " + Suggestion.among(name, BUILT_IN_NAMES));
        }
        try (InputStream stream = AuthenticatorModels.class.getResourceAsStream(name + ".yaml")) {
            if (stream == null) {
                throw new IllegalStateException("authenticator model " + name + " is missing from this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
