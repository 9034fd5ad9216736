package dev.keywave.gatling.engine;

import dev.keywave.input.InputException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/** Whether a simulation may load a relying party with an adapter's ceremonies. */
final class FlowTarget {

    private FlowTarget() {}

    /**
     * Refuses a relying party on another machine unless somebody has said that its owner agrees.
     *
     * @throws InputException also when there is no host or its name does not resolve
     */
    static void requireAuthorized(URI target, Set<String> authorizedHosts) {
        if (target.getHost() == null) {
            throw new InputException(
                    "target \"" + target + "\" is not an HTTP URL; write for example http://localhost:8080");
        }
        String host = bracketless(target.getHost());
        if (authorizedHosts.stream()
                .anyMatch(authorized -> bracketless(authorized).equalsIgnoreCase(host))) {
            return;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isLoopbackAddress()) {
                throw new InputException("target " + target + ": " + host + " (" + address.getHostAddress()
                        + ") is not on this machine; if its owner has agreed to the load, add"
                        + " passkeys().authorizedFor(\"" + host + "\")");
            }
        } catch (UnknownHostException e) {
            throw new InputException(
                    "target " + target + ": the name " + host + " does not resolve; check its spelling", e);
        }
    }

    private static String bracketless(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
