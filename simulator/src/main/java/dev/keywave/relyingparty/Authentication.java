package dev.keywave.relyingparty;

import java.util.List;

/** The authentication ceremony (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion) over the conformance API. */
final class Authentication {

    private final CeremonyParts parts;
    private final AuthenticationCheck check;
    private final OptionsJson optionsJson;
    private final CeremonySessions<PendingAuthentication> sessions;

    Authentication(CeremonyParts parts, SignInPolicy policy, CeremonyCounters counters) {
        this.parts = parts;
        this.check = new AuthenticationCheck(parts, policy);
        this.optionsJson = new OptionsJson(parts.config());
        this.sessions = new CeremonySessions<>(parts, counters, parts.pending()::authentications);
    }

    /** {@code POST /assertion/options}. */
    Reply options(HttpExchange exchange) {
        OptionsRequest request;
        try {
            request = OptionsRequest.read(exchange.body().array());
        } catch (MalformedException e) {
            return sessions.refused(e.rejection());
        }
        User user = null;
        List<StoredCredential> allowed = List.of();
        if (!request.username().isEmpty()) {
            user = parts.store().user(request.username());
            if (user == null && !parts.verifier().acceptsEverything()) {
                return sessions.refused(
                        new Rejection(RejectionReason.UNKNOWN_USER, "no credential is registered for this username"));
            }
            allowed = user == null ? List.of() : user.credentials();
        }
        UserVerificationRequirement userVerification =
                UserVerificationPolicy.effective(parts.config().userVerification(), request.userVerification());
        PendingAuthentication pending = new PendingAuthentication(
                parts.newChallenge(),
                user,
                allowed,
                userVerification == UserVerificationRequirement.REQUIRED,
                request.compliantDevice());
        return sessions.begin(pending, optionsJson.request(request, pending, userVerification), exchange.session());
    }

    /** {@code POST /assertion/result}. */
    Reply result(HttpExchange exchange) {
        return parts.verifier().acceptsEverything()
                ? sessions.accepted()
                : sessions.end(exchange, CredentialResponse::readAuthentication, check::check);
    }
}
