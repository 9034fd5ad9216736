package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/** The registration ceremony (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential) over the conformance API. */
final class Registration {

    private final CeremonyParts parts;
    private final OptionsJson optionsJson;
    private final CeremonySessions<PendingRegistration> sessions;
    private final RegistrationPolicy policy;

    Registration(CeremonyParts parts, RegistrationPolicy policy, CeremonyCounters counters) {
        this.parts = parts;
        this.policy = policy;
        this.optionsJson = new OptionsJson(parts.config());
        this.sessions = new CeremonySessions<>(parts, counters);
    }

    /** {@code POST /attestation/options}. */
    Reply options(HttpExchange exchange) {
        OptionsRequest request;
        try {
            request = OptionsRequest.read(exchange.body().array());
            if (request.username().isEmpty() || request.displayName().isEmpty()) {
                throw new MalformedException("username and displayName are required");
            }
        } catch (MalformedException e) {
            return sessions.refused(e.rejection());
        }
        Rejection forbidden = policy.atOptions(request.username());
        if (forbidden != null) {
            return sessions.refused(forbidden);
        }
        UserVerificationRequirement userVerification =
                UserVerificationPolicy.effective(parts.config().userVerification(), request.userVerification());
        PendingRegistration pending =
                parts.newRegistration(request.username(), userVerification == UserVerificationRequirement.REQUIRED);
        return sessions.begin(
                pending,
                optionsJson.creation(
                        request,
                        pending,
                        userVerification,
                        policy.attestation(),
                        parts.credentialsOf(request.username())),
                exchange.session());
    }

    /** {@code POST /attestation/result}. */
    Reply result(HttpExchange exchange) {
        return sessions.end(exchange, CredentialResponse::readRegistration, this::check);
    }

    private SignInVerdict check(CredentialResponse response, PendingRegistration pending) {
        RegistrationVerdict verdict = parts.verifier().verify(response, pending);
        if (verdict instanceof Rejection rejection) {
            return SignInVerdict.of(rejection);
        }
        NewCredential created = (NewCredential) verdict;
        Rejection forbidden = policy.atResult(pending.username(), created, response);
        if (forbidden != null) {
            return SignInVerdict.of(forbidden);
        }
        Rejection rejection = store(created, response, pending);
        return rejection == null || parts.verifier().acceptsEverything()
                ? SignInVerdict.GRANTED
                : SignInVerdict.of(rejection);
    }

    private @Nullable Rejection store(NewCredential created, CredentialResponse response, PendingRegistration pending) {
        // credential.id names what the attested credential data contains, else the wrong record would be found later.
        if (!created.credentialId().equals(response.id())) {
            return Rejections.CREDENTIAL_ID_MISMATCH;
        }
        StoredCredential stored =
                parts.store().add(created, pending.username(), pending.userHandle(), response.transports());
        if (stored == null) {
            // "Verify that the credentialId is not yet registered for any user."
            return Rejections.alreadyRegistered(response.id());
        }
        policy.registered(stored);
        return null;
    }
}
