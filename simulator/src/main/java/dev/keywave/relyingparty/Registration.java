package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/** The registration ceremony (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential) over the conformance API. */
final class Registration {

    private final CeremonyParts parts;
    private final OptionsJson optionsJson;
    private final CeremonySessions<PendingRegistration> sessions;
    private final AttestationTrust trust;

    Registration(CeremonyParts parts, CeremonyCounters counters) {
        this.parts = parts;
        this.optionsJson = new OptionsJson(parts.config());
        this.sessions = new CeremonySessions<>(parts, counters);
        this.trust = new AttestationTrust(parts.config().attestationPolicy().anchors());
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
        UserVerificationRequirement userVerification =
                UserVerificationPolicy.effective(parts.config().userVerification(), request.userVerification());
        PendingRegistration pending =
                parts.newRegistration(request.username(), userVerification == UserVerificationRequirement.REQUIRED);
        return sessions.begin(
                pending,
                optionsJson.creation(request, pending, userVerification, parts.credentialsOf(request.username())),
                exchange.session());
    }

    /** {@code POST /attestation/result}. */
    Reply result(HttpExchange exchange) {
        return sessions.end(exchange, CredentialResponse::readRegistration, this::check);
    }

    private @Nullable Rejection check(CredentialResponse response, PendingRegistration pending) {
        RegistrationVerdict verdict = parts.verifier().verify(response, pending);
        if (verdict instanceof Rejection rejection) {
            return rejection;
        }
        Rejection untrusted = untrusted(response);
        if (untrusted != null) {
            return untrusted;
        }
        Rejection rejection = store((NewCredential) verdict, response, pending);
        return parts.verifier().acceptsEverything() ? null : rejection;
    }

    /** "If validation is successful, obtain a list of acceptable trust anchors … assess the attestation trustworthiness". */
    private @Nullable Rejection untrusted(CredentialResponse response) {
        AttestationPolicy policy = parts.config().attestationPolicy();
        if (!policy.assessesTrust()) {
            return null;
        }
        AttestationTrust.Verdict verdict =
                trust.judge(response.attestationObject(), policy.clock().instant());
        boolean mustBe = policy.required() || !verdict.thumbprints().isEmpty();
        return verdict.isAttested() || !mustBe
                ? null
                : new Rejection(RejectionReason.ATTESTATION_NOT_TRUSTED, verdict.detail());
    }

    private @Nullable Rejection store(NewCredential created, CredentialResponse response, PendingRegistration pending) {
        // credential.id names what the attested credential data contains, else the wrong record would be found later.
        if (!created.credentialId().equals(response.id())) {
            return Rejections.CREDENTIAL_ID_MISMATCH;
        }
        // "Verify that the credentialId is not yet registered for any user."
        return parts.store().add(created, pending.username(), pending.userHandle(), response.transports()) == null
                ? Rejections.alreadyRegistered(response.id())
                : null;
    }
}
