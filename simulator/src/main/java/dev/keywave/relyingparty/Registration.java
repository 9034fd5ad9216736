package dev.keywave.relyingparty;

/** The registration ceremony (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential) over the conformance API. */
final class Registration {

    private final CeremonyParts parts;
    private final OptionsJson optionsJson;
    private final CeremonySessions<PendingRegistration> sessions;
    private final RegistrationPolicy policy;
    private final RegistrationCheck check;

    Registration(CeremonyParts parts, RegistrationPolicy policy, CeremonyCounters counters) {
        this.parts = parts;
        this.policy = policy;
        this.check = new RegistrationCheck(parts, policy);
        this.optionsJson = new OptionsJson(parts.config());
        this.sessions = new CeremonySessions<>(parts, counters, parts.pending()::registrations);
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
        return sessions.end(exchange, CredentialResponse::readRegistration, check::check);
    }
}
