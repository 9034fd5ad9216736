package dev.keywave.conditionalaccess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that decides on sign-ins beyond the methods themselves. To build one for a rollout: a
 * {@link ConditionalAccessPolicy#phishingResistant} for each wave, report-only at first; a {@link RegistrationCampaign} for the
 * waves' groups; the groups' members stand in the passkey policy beside it.
 *
 * @param policies all, in any state; all that apply have to be satisfied
 * @param campaign who is asked to register
 */
public record AccessPolicies(List<ConditionalAccessPolicy> policies, RegistrationCampaign campaign) {

    /** Everybody who proved who they are may come in. */
    public static final AccessPolicies NONE = new AccessPolicies(List.of(), RegistrationCampaign.NONE);

    /** Takes a copy. */
    public AccessPolicies {
        policies = List.copyOf(policies);
    }

    /**
     * Decides.
     *
     * @param groups members by group
     */
    public Decision decide(SignIn signIn, Map<String, UserGroup> groups) {
        Decision.Denied denied = null;
        List<Decision.Denied> reportOnly = new ArrayList<>();
        for (ConditionalAccessPolicy policy : policies) {
            if (policy.state() == ConditionalAccessPolicy.State.DISABLED
                    || !policy.users().contain(signIn.user(), groups)) {
                continue;
            }
            Denial denial = policy.grantControls().denial(signIn);
            if (denial == null) {
                continue;
            }
            Decision.Denied by = new Decision.Denied(policy.displayName(), denial);
            if (policy.state() == ConditionalAccessPolicy.State.REPORT_ONLY) {
                reportOnly.add(by);
            } else if (denied == null || denial.compareTo(denied.denial()) < 0) {
                denied = by;
            }
        }
        return denied == null && reportOnly.isEmpty() ? Decision.GRANTED : new Decision(denied, reportOnly);
    }

    /** The policy of this ID; null when there is none. */
    public @Nullable ConditionalAccessPolicy policy(String id) {
        return policies.stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The same with one policy in another state. */
    public AccessPolicies with(String id, ConditionalAccessPolicy.State state) {
        return new AccessPolicies(
                policies.stream()
                        .map(policy -> policy.id().equals(id) ? policy.in(state) : policy)
                        .toList(),
                campaign);
    }

    /** The same with every report-only policy enforced. */
    public AccessPolicies enforced() {
        return new AccessPolicies(
                policies.stream()
                        .map(policy -> policy.state() == ConditionalAccessPolicy.State.REPORT_ONLY
                                ? policy.in(ConditionalAccessPolicy.State.ENABLED)
                                : policy)
                        .toList(),
                campaign);
    }
}
