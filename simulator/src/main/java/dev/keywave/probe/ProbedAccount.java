package dev.keywave.probe;

/**
 * The account at the relying party that a probe works with.
 *
 * @param name {@code {user.name}}
 * @param password {@code {user.password}}; may be empty
 */
public record ProbedAccount(String name, String password) {

    /** An account with the password that {@code {user.password}} is in a run. */
    public static ProbedAccount named(String name) {
        return new ProbedAccount(name, "pw-" + name);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
