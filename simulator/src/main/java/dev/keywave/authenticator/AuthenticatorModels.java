package dev.keywave.authenticator;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The authenticator models that come with Keywave, and the reading of others. */
public final class AuthenticatorModels {

    private static final List<String> BUILT_IN_FILES = List.of("synced-passkey.yaml", "security-key.yaml");

    private static final List<AuthenticatorModel> BUILT_IN =
            BUILT_IN_FILES.stream().map(AuthenticatorModels::resource).toList();

    private AuthenticatorModels() {}

    /** The built-in models, the one to start with first. */
    public static List<AuthenticatorModel> builtIn() {
        return BUILT_IN;
    }

    /**
     * A built-in model.
     *
     * @throws InputException if there is none of that name
     */
    public static AuthenticatorModel byName(String name) {
        return BUILT_IN.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("unknown authenticator model \"" + name + "\"; "
                        + Suggestion.among(
                                name,
                                BUILT_IN.stream().map(AuthenticatorModel::name).toList())));
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

    private static AuthenticatorModel resource(String file) {
        try (InputStream stream = AuthenticatorModels.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + file + " is missing");
            }
            return parse(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
