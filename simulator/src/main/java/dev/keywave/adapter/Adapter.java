package dev.keywave.adapter;

import dev.keywave.input.YamlNode;
import java.util.List;
import java.util.Map;

/**
 * How one kind of relying party carries the ceremonies over HTTP: read from YAML and found sound, whatever it will be
 * run against. {@link Program#compile} makes it run.
 *
 * @param name what it calls itself
 * @param description one line for people; may be empty
 * @param vars what a user can set, with the values set now
 * @param register steps of a registration, exactly one of them {@code create}
 * @param authenticate steps of an authentication, exactly one of them {@code get_assertion}
 */
public record Adapter(
        String name,
        String description,
        Map<String, String> vars,
        List<Declared> register,
        List<Declared> authenticate) {

    /** Freezes its collections. */
    public Adapter {
        register = List.copyOf(register);
        authenticate = List.copyOf(authenticate);
    }

    /**
     * Reads an adapter.
     *
     * @param document the root of its file
     * @param overrides values for some of its {@code vars}
     * @throws dev.keywave.input.InputException at the first thing wrong, with its place
     */
    public static Adapter of(YamlNode document, Map<String, String> overrides) {
        return new AdapterReader(document, overrides).read();
    }
}
