package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.Combinations;
import dev.keywave.conditionalaccess.RegistrationCampaign;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code POST /signin/password}: how those sign in who have no passkey yet, or do not use it. Everybody's password is
 * {@code pw-NAME}. Replies have the conformance API's form with more members: {@code signIn} is {@code complete} or
 * {@code incomplete}, {@code registration} a {@link RegistrationPrompt}; those of {@link SignInVerdict}.
 */
final class PasswordSignIn {

    private final CeremonyParts parts;
    private final AccessControl access;
    private final GraphPolicies passkeyPolicies;
    private final CampaignProgress campaign;
    private final InstantSource clock;
    private final CeremonyCounters counters = new CeremonyCounters();

    PasswordSignIn(
            CeremonyParts parts,
            AccessControl access,
            GraphPolicies passkeyPolicies,
            CampaignProgress campaign,
            InstantSource clock) {
        this.parts = parts;
        this.access = access;
        this.passkeyPolicies = passkeyPolicies;
        this.campaign = campaign;
        this.clock = clock;
    }

    CeremonyCounters counters() {
        return counters;
    }

    Reply answer(HttpExchange exchange) {
        PasswordRequest request;
        try {
            request = PasswordRequest.read(exchange.body().array());
        } catch (MalformedException e) {
            return refused(SignInVerdict.of(e.rejection()));
        }
        if (!Passwords.isOf(request.username(), request.password())) {
            return refused(SignInVerdict.of(Passwords.WRONG));
        }
        String user = request.username();
        List<StoredCredential> registered = parts.credentialsOf(user);
        SignInVerdict verdict = access.withPassword(user, request.combination(), request.compliantDevice(), registered);
        if (verdict.rejection() != null) {
            return refused(verdict);
        }
        access.free(user);
        RegistrationPrompt prompt = prompt(request, registered);
        if (prompt != RegistrationPrompt.REQUIRED) {
            counters.accepted();
        }
        return Reply.ok(",\"signIn\":\"" + (prompt == RegistrationPrompt.REQUIRED ? "incomplete" : "complete")
                + "\",\"registration\":\"" + prompt.label() + "\"" + verdict.members());
    }

    /** A passkey is there; if a sign-in waited for it, it is complete now. */
    void registered(String user) {
        access.free(user);
        if (campaign.registered(user)) {
            counters.accepted();
        }
    }

    private RegistrationPrompt prompt(PasswordRequest request, List<StoredCredential> registered) {
        RegistrationCampaign now = access.current().campaign();
        boolean asked = !request.combination().equals(Combinations.PASSWORD)
                && registered.isEmpty()
                && now.targets(request.username(), passkeyPolicies.current().groups());
        return asked ? campaign.prompt(request.username(), now, clock.instant()) : RegistrationPrompt.NONE;
    }

    private Reply refused(SignInVerdict verdict) {
        Rejection rejection = verdict.rejection();
        if (rejection == null) {
            throw new IllegalStateException("nothing is refused");
        }
        counters.refused(rejection);
        return Reply.failed(rejection.reason().httpStatus(), rejection.errorMessage(), verdict.members());
    }
}
