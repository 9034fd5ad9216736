package dev.keywave.adapter;

import dev.keywave.input.RequestLimit;
import dev.keywave.input.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of relying party carries the ceremonies over HTTP: read from YAML and found sound, whatever it will be
 * run against. {@link Program#compile} makes it run.
 *
 * @param name what it calls itself
 * @param description one line for people; may be empty
 * @param vars what a user can set, with the values set now
 * @param secrets what it needs that must not be seen, by name, each with one line that says what it is
 * @param limit what its relying party documents that one client may ask of it; null for no such limit
 * @param register steps of a registration, exactly one of them {@code create}; none when it cannot register
 * @param authenticate steps of an authentication, exactly one of them {@code get_assertion}; none when it only provisions
 * @param password steps of a sign-in with a password, requests only; none when its relying party knows no passwords
 */
public record Adapter(
        String name,
        String description,
        Map<String, String> vars,
        Map<String, String> secrets,
        @Nullable RequestLimit limit,
        List<Declared> register,
        List<Declared> authenticate,
        List<Declared> password) {

    /** Freezes its collections. */
    public Adapter {
        register = List.copyOf(register);
        authenticate = List.copyOf(authenticate);
        password = List.copyOf(password);
    }

    /** Each of its flows. */
    List<List<Declared>> flows() {
        return List.of(register, authenticate, password);
    }

    /** The columns of {@code {user.COLUMN}} that its templates name, besides name, password and index; sorted. */
    public Set<String> userColumns() {
        return flows().stream()
                .flatMap(List::stream)
                .flatMap(step -> step.expressions().stream())
                .filter(expression -> expression.name().equals(Names.USER))
                .map(expression -> String.valueOf(expression.member()))
                .filter(member -> !Names.USER_MEMBERS.contains(member))
                .collect(Collectors.toCollection(TreeSet::new));
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
