package dev.keywave.benchmarks.subject;

/** What came of asking for a subject by name. */
public sealed interface Lookup {

    /** It is here and works. */
    record Found(Subject subject) implements Lookup {}

    /**
     * It does not work on this machine.
     *
     * @param name as {@code --provider} spells it
     * @param why one line
     */
    record Unavailable(String name, String why) implements Lookup {}
}
