package dev.keywave.relyingparty;

import java.util.List;
import java.util.Map;

/**
 * The relying party as a stand-in for Entra ID: registration through Graph or by the users themselves, one policy for
 * registration and sign-in, Conditional Access for passkeys and passwords.
 */
final class EntraStandIn {

    private final AccessControl access;
    private final CampaignProgress campaign = new CampaignProgress();
    private final PasswordSignIn passwords;
    private final EntraRegistrationPolicy registrationPolicy;
    private final GraphApi api;

    EntraStandIn(EntraConfig entra, CeremonyParts parts, String origin, CeremonyCounters registrations) {
        GraphReplies replies = new GraphReplies(parts.random(), entra.clock());
        Fido2Methods methods = new Fido2Methods(parts);
        GraphPolicies policies = new GraphPolicies(entra.policy().passkeys(), replies);
        AttestationTrust trust = new AttestationTrust(entra.attestationAnchors());
        this.access = new AccessControl(entra.policy().access(), policies);
        this.passwords = new PasswordSignIn(parts, access, policies, campaign, entra.clock());
        this.registrationPolicy =
                new EntraRegistrationPolicy(policies, trust, methods, entra.clock(), passwords::registered);
        this.api = new GraphApi(
                origin,
                new GraphApps(entra.tokens(), entra.limit(), parts.config().nanoTime()),
                new GraphRegistration(parts, methods, policies, trust, replies, registrations, passwords::registered),
                methods,
                policies,
                new GraphAccess(access, replies),
                replies);
    }

    /** What Graph answers. */
    Map<String, Routes.Route> trees() {
        Routes.Route graph = Routes.tree(api);
        return Map.of("v1.0", graph, "beta", graph);
    }

    /** {@code POST /signin/password}. */
    Reply passwordSignIn(HttpExchange exchange) {
        return passwords.answer(exchange);
    }

    /** The policies in force at that moment. */
    SignInPolicy signInPolicy() {
        return (credential, compliantDevice) -> {
            SignInVerdict verdict = access.withPasskey(credential, compliantDevice);
            if (verdict.rejection() == null) {
                access.free(credential.user().name());
            }
            return verdict;
        };
    }

    /** For those who register themselves. */
    RegistrationPolicy registrationPolicy() {
        return registrationPolicy;
    }

    AccessStatistics statistics() {
        return new AccessStatistics(
                passwords.counters().acceptedCount(),
                passwords.counters().refusedCounts(),
                access.reportOnlyCounts(),
                access.lockedOutUsers(),
                campaign.promptCounts());
    }

    long unauthorizedCount() {
        return api.unauthorizedCount();
    }

    long throttledCount() {
        return api.throttledCount();
    }

    /** For the page at the root. */
    static List<String> paths() {
        return List.of(
                "/v1.0/users/USER/authentication/fido2Methods[/creationOptions]",
                "/beta/users/USER/authentication/fido2Methods[/creationOptions(challengeTimeoutInMinutes=N)]",
                "/beta/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2",
                "/v1.0/identity/conditionalAccess/policies[/ID]");
    }
}
