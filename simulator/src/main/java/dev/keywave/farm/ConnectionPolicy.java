package dev.keywave.farm;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who shares a connection to the relying party. */
public enum ConnectionPolicy {
    /** Any request of a loop takes any free connection of it: what a proxy in front of the relying party does. */
    SHARED("shared", "shared by all users of a loop"),
    /** Each user has one, from the first request of the run on: browsers that stay open. */
    USER("user", "one kept for each user"),
    /** Each ceremony opens one and closes it: browsers that just came, with a TLS handshake each. */
    CEREMONY("ceremony", "a new one for each ceremony");

    private final String label;
    private final String description;

    ConnectionPolicy(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The name in plans and on the command line. */
    public String label() {
        return label;
    }

    /** In words, for reports. */
    public String description() {
        return description;
    }

    /** The policy of that name, or null. */
    public static @Nullable ConnectionPolicy byLabel(String label) {
        return Arrays.stream(values())
                .filter(policy -> policy.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    /** All names. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ConnectionPolicy::label).toList();
    }
}
