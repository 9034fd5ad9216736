package dev.keywave.report;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/**
 * What the console can do.
 *
 * @param interactive whether a person watches, so that lines may be rewritten
 * @param colour whether to colour
 */
public record Terminal(boolean interactive, boolean colour) {

    /** A file, a pipe or a CI log. */
    public static final Terminal PLAIN = new Terminal(false, false);

    /** The terminal of this process; colour unless {@code NO_COLOR} is set (https://no-color.org). */
    public static Terminal detect() {
        return of(
                Optional.ofNullable(System.console()).map(Terminal::isTerminal).orElse(false), System.getenv());
    }

    static Terminal of(boolean console, Map<String, String> environment) {
        boolean interactive = console && !environment.getOrDefault("TERM", "").equals("dumb");
        boolean colour = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(interactive, colour);
    }

    /** Before JDK 22 there is a console only with a terminal; since then the console itself must be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
