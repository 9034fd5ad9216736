package dev.keywave.relyingparty;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The authentication ceremony (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion) over the conformance API. */
final class Authentication {

    private static final int CHALLENGE_LENGTH = 32;

    private final RelyingPartyConfig config;
    private final CredentialStore store;
    private final RelyingPartyVerifier verifier;
    private final Supplier<SecureBytes> random;
    private final CeremonyCounters counters;
    private final OptionsJson optionsJson;
    private final PendingCeremonies<PendingAuthentication> pendings;

    Authentication(
            RelyingPartyConfig config,
            CredentialStore store,
            RelyingPartyVerifier verifier,
            Supplier<SecureBytes> random,
            CeremonyCounters counters) {
        this.config = config;
        this.store = store;
        this.verifier = verifier;
        this.random = random;
        this.counters = counters;
        this.optionsJson = new OptionsJson(config);
        this.pendings =
                new PendingCeremonies<>(config.challengeLifetime(), config.challengeCapacity(), config.nanoTime());
    }

    /** {@code POST /assertion/options}. */
    Reply options(byte[] body, @Nullable String session) {
        OptionsRequest request;
        try {
            request = OptionsRequest.read(body);
        } catch (MalformedException e) {
            return counters.refused(e.rejection());
        }
        User user = null;
        List<StoredCredential> allowed = List.of();
        if (!request.username().isEmpty()) {
            user = store.user(request.username());
            if (user == null && !verifier.acceptsEverything()) {
                return counters.refused(
                        new Rejection(RejectionReason.UNKNOWN_USER, "no credential is registered for this username"));
            }
            allowed = user == null ? List.of() : user.credentials();
        }
        UserVerificationRequirement userVerification =
                UserVerificationPolicy.effective(config.userVerification(), request.userVerification());
        PendingAuthentication pending = new PendingAuthentication(
                new ByteString(random.get().next(CHALLENGE_LENGTH)),
                user,
                allowed,
                userVerification == UserVerificationRequirement.REQUIRED);
        Reply reply = Reply.json(optionsJson.request(request, pending, userVerification));
        if (session != null) {
            pendings.put(session, pending);
            return reply;
        }
        String newSession = Base64Url.encode(random.get().next(Sessions.RANDOM_LENGTH));
        pendings.put(newSession, pending);
        return reply.with(Sessions.setCookie(newSession));
    }

    /** {@code POST /assertion/result}. */
    Reply result(byte[] body, @Nullable String session) {
        if (verifier.acceptsEverything()) {
            return counters.accepted();
        }
        if (session == null) {
            return counters.refused(Rejections.NO_SESSION);
        }
        // A challenge is good for one attempt, whatever comes of it.
        PendingAuthentication pending = pendings.take(session);
        if (pending == null) {
            return counters.refused(Rejections.CHALLENGE_EXPIRED_OR_UNKNOWN);
        }
        CredentialResponse response;
        try {
            response = CredentialResponse.readAuthentication(body);
        } catch (MalformedException e) {
            return counters.refused(e.rejection());
        }
        Rejection rejection = check(response, pending);
        return rejection == null ? counters.accepted() : counters.refused(rejection);
    }

    private @Nullable Rejection check(CredentialResponse response, PendingAuthentication pending) {
        StoredCredential credential = store.credential(response.id());
        if (credential == null) {
            return new Rejection(
                    RejectionReason.UNKNOWN_CREDENTIAL, "credential " + response.id() + " is not registered");
        }
        Rejection owner = checkOwner(response, pending, credential);
        if (owner != null) {
            return owner;
        }
        AuthenticatorDataHead head =
                AuthenticatorDataHead.read(response.authenticatorData().array());
        // §6.1: attested credential data and extensions are there if and only if AT and ED say so; §7.2 has no AT.
        if (head == null || !head.fitsAssertionOf(response.authenticatorData().length())) {
            return new Rejection(RejectionReason.MALFORMED, "authenticatorData's length does not agree with its flags");
        }
        Rejection rejection = verifier.verify(response, head, pending, credential);
        return rejection == null ? updateRecord(credential, head) : rejection;
    }

    private static @Nullable Rejection checkOwner(
            CredentialResponse response, PendingAuthentication pending, StoredCredential credential) {
        // "If pkOptions.allowCredentials is not empty, verify that credential.id identifies one of the public key
        // credentials listed in pkOptions.allowCredentials." The list is that of the user's credentials, so this is
        // also "verify that the identified user account contains a credential record whose id equals credential.rawId".
        if (!pending.allows(credential)) {
            return new Rejection(RejectionReason.CREDENTIAL_NOT_ALLOWED, "the credential is not in allowCredentials");
        }
        ByteString userHandle = response.userHandle();
        if (userHandle == null) {
            // "If the user was not identified before the authentication ceremony was initiated, verify that
            // response.userHandle is present."
            return pending.user() != null
                    ? null
                    : new Rejection(RejectionReason.USER_HANDLE_MISMATCH, "userHandle is missing");
        }
        // "If response.userHandle is present, verify that it equals the user handle of the user account"; "verify that
        // the user account identified by response.userHandle contains a credential record whose id equals rawId."
        return userHandle.equals(credential.user().handle())
                ? null
                : new Rejection(
                        RejectionReason.USER_HANDLE_MISMATCH, "userHandle is not that of the credential's user");
    }

    /** "If authData.signCount is nonzero or credentialRecord.signCount is nonzero, …" and "Update credentialRecord". */
    private @Nullable Rejection updateRecord(StoredCredential credential, AuthenticatorDataHead received) {
        long stored = credential.update(received, config.counterPolicy());
        return stored < 0
                ? null
                : new Rejection(
                        RejectionReason.COUNTER_NOT_INCREASED,
                        "stored " + stored + ", received " + received.signCount());
    }
}
