package dev.keywave.interop;

import java.util.List;
import java.util.Map;

/**
 * How a relying party starts. In the command and the URL stand {@code {port}}, the port that it has to listen on, and
 * {@code {port2}}, another free one.
 *
 * @param command run in the copy of the target's folder
 * @param ready answers with a status below 500 as soon as the relying party can be used
 */
record Launch(List<String> command, Map<String, String> environment, String ready) {

    Launch on(int port, int port2) {
        return new Launch(
                command.stream().map(part -> fill(part, port, port2)).toList(), environment, fill(ready, port, port2));
    }

    private static String fill(String text, int port, int port2) {
        return text.replace("{port}", Integer.toString(port)).replace("{port2}", Integer.toString(port2));
    }
}
