package dev.keywave.relyingparty;

import java.util.List;
import java.util.Map;

/** The relying party as a stand-in for Entra ID: registration through Graph, one policy for registration and sign-in. */
final class EntraStandIn {

    private final GraphPolicies policies;
    private final GraphApi api;

    EntraStandIn(EntraConfig entra, CeremonyParts parts, String origin, CeremonyCounters registrations) {
        GraphReplies replies = new GraphReplies(parts.random(), entra.clock());
        Fido2Methods methods = new Fido2Methods(parts);
        this.policies = new GraphPolicies(entra.policy(), replies);
        GraphRegistration registration = new GraphRegistration(
                parts, methods, policies, new AttestationTrust(entra.attestationAnchors()), replies, registrations);
        this.api = new GraphApi(
                origin,
                new GraphApps(entra.tokens(), entra.limit(), parts.config().nanoTime()),
                registration,
                methods,
                policies,
                replies);
    }

    /** What Graph answers. */
    Map<String, Routes.Route> trees() {
        Routes.Route graph = Routes.tree(api);
        return Map.of("v1.0", graph, "beta", graph);
    }

    /** The policy in force at that moment. */
    SignInPolicy signInPolicy() {
        return credential -> policies.current()
                .atSignIn(credential.user().name(), credential.aaguid(), PasskeyType.of(credential.backupEligible()));
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
                "/beta/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2");
    }
}
