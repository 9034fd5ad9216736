package dev.keywave.conditionalaccess;

import dev.keywave.input.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Graph's {@code conditionalAccessPolicy}, as far as it can be rehearsed
 * (https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy).
 *
 * @param id unique; how a {@code PATCH} names it
 * @param displayName unique; how counts and replies name it
 * @param state whether it counts
 * @param users to whom it applies
 * @param grantControls what it demands of them
 */
public record ConditionalAccessPolicy(
        String id, String displayName, State state, PolicyUsers users, GrantControls grantControls) {

    /** Graph's {@code conditionalAccessPolicyState}. */
    public enum State {
        /** Enforced. */
        ENABLED("enabled"),
        /** Not looked at. */
        DISABLED("disabled"),
        /** Report-only: never blocks, and what it would have blocked is counted and told. */
        REPORT_ONLY("enabledForReportingButNotEnforced");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** Graph's name. */
        public String label() {
            return label;
        }

        /**
         * Reads Graph's name.
         *
         * @throws dev.keywave.input.InputException one line when it is none
         */
        public static State read(YamlNode node) {
            for (State state : values()) {
                if (state.label.equals(node.asString())) {
                    return state;
                }
            }
            throw node.error("state is \"" + node.asString() + "\"; expected "
                    + Arrays.stream(values()).map(State::label).collect(Collectors.joining(", ")));
        }
    }

    /**
     * The policy of a rollout's wave: phishing-resistant strength for some groups.
     *
     * @param id unique, of letters, digits and hyphens, since it stands in a path
     * @param compliantDevice whether it demands a compliant device as well
     * @param allowedAaguids models of passkeys that are allowed; empty for all
     */
    public static ConditionalAccessPolicy phishingResistant(
            String id,
            String displayName,
            State state,
            List<String> groups,
            boolean compliantDevice,
            Set<UUID> allowedAaguids) {
        return new ConditionalAccessPolicy(
                id,
                displayName,
                state,
                PolicyUsers.ofGroups(groups),
                new GrantControls(
                        true,
                        compliantDevice ? Set.of(GrantControls.Control.COMPLIANT_DEVICE) : Set.of(),
                        AuthenticationStrength.PHISHING_RESISTANT.ofModels(allowedAaguids)));
    }

    /** The same in another state. */
    public ConditionalAccessPolicy in(State other) {
        return new ConditionalAccessPolicy(id, displayName, other, users, grantControls);
    }
}
