package dev.keywave.adapter;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * What a run hands to an adapter besides its {@code vars}.
 *
 * @param secrets values for the secrets that it declares
 * @param feeder columns for {@code {user.COLUMN}}; null when there are none
 */
public record Inputs(Secrets secrets, @Nullable Feeder feeder) {

    /** Nothing; enough for adapters that declare no secrets and want no columns. */
    public static final Inputs NONE = new Inputs(Secrets.NONE, null);

    /** Refuses a declared secret without a value, and a value for a secret that is not declared. */
    void check(Adapter adapter) {
        adapter.secrets().forEach((name, meaning) -> {
            if (secrets.value(name) == null) {
                throw new InputException("adapter " + adapter.name() + " needs the secret \"" + name + "\" (" + meaning
                        + "); give --secret " + name + "=env:NAME or --secret " + name + "=file:PATH");
            }
        });
        for (String name : secrets.names()) {
            if (!adapter.secrets().containsKey(name)) {
                throw new InputException("adapter " + adapter.name() + " has no secret \"" + name + "\"; "
                        + (adapter.secrets().isEmpty()
                                ? "it has none"
                                : Suggestion.among(name, adapter.secrets().keySet())));
            }
        }
    }
}
