package dev.keywave.adapter;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a secret is kept: {@code env:NAME} or {@code file:PATH}. No error repeats what may be the secret itself. */
public final class SecretReference {

    /** Longest secret, bytes. */
    private static final int MAX_BYTES = 1 << 16;

    /** The process's environment, or a test's. */
    interface Environment {
        @Nullable
        String get(String variable);
    }

    private SecretReference() {}

    /**
     * Reads a secret; one line break at its end is dropped.
     *
     * @param name what the user calls it, for errors; in front of "=" it is how it is given
     * @throws InputException when it cannot be read, is empty or could end a header's line
     */
    public static String read(String name, String reference) {
        return read(name, reference, System::getenv);
    }

    static String read(String name, String reference, Environment environment) {
        if (reference.startsWith("env:")) {
            return checked(name, fromEnvironment(name, reference.substring(4), environment));
        }
        if (reference.startsWith("file:")) {
            return checked(name, fromFile(name, reference.substring(5)));
        }
        throw error(name, "is given in place; hand it over as " + name + "=env:NAME or " + name + "=file:PATH");
    }

    private static String fromEnvironment(String name, String variable, Environment environment) {
        if (!Names.isVariable(variable)) {
            throw error(name, "has no environment variable's name behind \"env:\"; write for example env:TOKEN");
        }
        String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            throw error(
                    name,
                    "is to come from the environment variable " + variable + ", which is "
                            + (value == null ? "not set" : "empty") + "; set it");
        }
        return value;
    }

    private static String fromFile(String name, String path) {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                throw error(name, "is to come from " + path + ", which is no file; give the path of a file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw error(name, "is to come from " + path + ", which is larger than 64 KiB; is this the right file?");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (withoutLineBreak(text).isEmpty()) {
                throw error(name, "is to come from " + path + ", which is empty; write the secret into it");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InputException(message(name, "is to come from " + path + ", which is not UTF-8"), e);
        } catch (IOException | InvalidPathException e) {
            throw new InputException(
                    message(name, "is to come from " + path + ", which cannot be read; make it readable"), e);
        }
    }

    private static String checked(String name, String text) {
        String value = withoutLineBreak(text);
        if (value.isEmpty()) {
            throw error(name, "is empty; give it a value");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw error(
                        name,
                        "has a line break or another control character inside; keep the secret alone, in one line");
            }
        }
        return value;
    }

    private static String withoutLineBreak(String text) {
        String withoutFeed = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return withoutFeed.endsWith("\r") ? withoutFeed.substring(0, withoutFeed.length() - 1) : withoutFeed;
    }

    private static InputException error(String name, String message) {
        return new InputException(message(name, message));
    }

    private static String message(String name, String message) {
        return "secret \"" + name + "\" " + message;
    }
}
