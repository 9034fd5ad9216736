package dev.keywave.relyingparty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The registration ceremony over Microsoft Graph: an administrator's app asks for creation options for a user
 * (https://learn.microsoft.com/graph/api/fido2authenticationmethod-creationoptions) and sends the credential back
 * (https://learn.microsoft.com/graph/api/authentication-post-fido2methods).
 */
final class GraphRegistration {

    private static final int DEFAULT_MINUTES = 5;
    private static final int MAX_MINUTES = 43_200;
    private static final int MAX_DIGITS = 5;

    private final CeremonyParts parts;
    private final Fido2Methods methods;
    private final GraphPolicies policies;
    private final AttestationTrust trust;
    private final GraphReplies replies;
    private final CeremonyCounters counters;
    private final Consumer<String> onRegistered;
    private final GraphOptionsJson optionsJson;
    private final GraphChallenges challenges;

    GraphRegistration(
            CeremonyParts parts,
            Fido2Methods methods,
            GraphPolicies policies,
            AttestationTrust trust,
            GraphReplies replies,
            CeremonyCounters counters,
            Consumer<String> onRegistered) {
        this.parts = parts;
        this.methods = methods;
        this.policies = policies;
        this.trust = trust;
        this.replies = replies;
        this.counters = counters;
        this.onRegistered = onRegistered;
        this.optionsJson = new GraphOptionsJson(parts.config());
        this.challenges = new GraphChallenges(parts.config());
        parts.pending().registrations(challenges::count);
    }

    /** {@code GET …/fido2Methods/creationOptions}. */
    Reply options(HttpExchange exchange, GraphPath path, String context) {
        String argument = path.argument();
        Integer minutes = minutes(path.isBeta(), argument);
        if (minutes == null) {
            String wrong = path.isBeta()
                    ? "challengeTimeoutInMinutes is " + argument + "; from " + DEFAULT_MINUTES + " to " + MAX_MINUTES
                    : "v1.0 has no challengeTimeoutInMinutes, its challenges are good for 5 minutes; beta has";
            return refused(exchange, new Rejection(RejectionReason.MALFORMED, wrong));
        }
        Rejection rejection = policies.current().atProvisioning(path.user());
        if (rejection != null) {
            return refused(exchange, rejection);
        }
        PendingRegistration pending = parts.newRegistration(path.user(), true);
        challenges.put(pending, Duration.ofMinutes(minutes));
        List<StoredCredential> exclude = parts.credentialsOf(path.user());
        Instant timeout = replies.now().plus(Duration.ofMinutes(minutes));
        return replies.json(exchange, 200, json -> {
            json.writeStringProperty("@odata.context", context);
            optionsJson.write(json, pending, exclude, timeout, path.isBeta());
        });
    }

    /** {@code POST …/fido2Methods}. */
    Reply create(HttpExchange exchange, GraphPath path, String context) {
        GraphCredential sent;
        PendingRegistration pending;
        try {
            sent = GraphCredential.read(exchange.body().array());
            pending = challenges.take(sent.response().clientDataJson(), path.user());
        } catch (MalformedException e) {
            return refused(exchange, e.rejection());
        }
        if (pending == null) {
            return refused(exchange, Rejections.CHALLENGE_EXPIRED_OR_UNKNOWN);
        }
        RegistrationVerdict verdict = parts.verifier().verify(sent.response(), pending);
        if (verdict instanceof Rejection rejection) {
            return refused(exchange, rejection);
        }
        NewCredential created = (NewCredential) verdict;
        AttestationTrust.Verdict attestation = trust.judge(sent.response().attestationObject(), replies.now());
        Rejection rejection = check(created, sent.response(), path.user(), attestation);
        if (rejection != null) {
            return refused(exchange, rejection);
        }
        StoredCredential stored = parts.store()
                .add(
                        created,
                        pending.username(),
                        pending.userHandle(),
                        sent.response().transports());
        if (stored == null) {
            return refused(exchange, Rejections.alreadyRegistered(created.credentialId()));
        }
        methods.add(created.credentialId(), new Fido2Methods.Details(sent.displayName(), replies.now(), attestation));
        counters.accepted();
        onRegistered.accept(pending.username());
        return replies.json(exchange, 201, json -> {
            json.writeStringProperty("@odata.context", context);
            methods.write(json, stored);
        });
    }

    private @Nullable Rejection check(
            NewCredential created, CredentialResponse response, String user, AttestationTrust.Verdict attestation) {
        if (!created.credentialId().equals(response.id())) {
            return Rejections.CREDENTIAL_ID_MISMATCH;
        }
        PasskeyPolicy now = policies.current();
        Rejection rejection = now.atProvisioning(user);
        return rejection != null
                ? rejection
                : now.atRegistration(
                        user,
                        created.aaguid(),
                        PasskeyType.of(created.authenticatorData().backupEligible()),
                        attestation);
    }

    private Reply refused(HttpExchange exchange, Rejection rejection) {
        counters.refused(rejection);
        return replies.refused(exchange, rejection);
    }

    /** Null when the argument is out of bounds, or there is one where none may be. */
    private static @Nullable Integer minutes(boolean beta, @Nullable String argument) {
        if (argument == null) {
            return DEFAULT_MINUTES;
        }
        if (!beta || argument.length() > MAX_DIGITS || !argument.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int minutes = argument.isEmpty() ? 0 : Integer.parseInt(argument);
        return minutes < DEFAULT_MINUTES || minutes > MAX_MINUTES ? null : minutes;
    }
}
