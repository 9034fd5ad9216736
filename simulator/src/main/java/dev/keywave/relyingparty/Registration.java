package dev.keywave.relyingparty;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The registration ceremony (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential) over the conformance API. */
final class Registration {

    private static final int CHALLENGE_LENGTH = 32;

    private final RelyingPartyConfig config;
    private final CredentialStore store;
    private final RelyingPartyVerifier verifier;
    private final UserHandles handles;
    private final Supplier<SecureBytes> random;
    private final CeremonyCounters counters;
    private final OptionsJson optionsJson;
    private final PendingCeremonies<PendingRegistration> pendings;

    Registration(
            RelyingPartyConfig config,
            CredentialStore store,
            RelyingPartyVerifier verifier,
            UserHandles handles,
            Supplier<SecureBytes> random,
            CeremonyCounters counters) {
        this.config = config;
        this.store = store;
        this.verifier = verifier;
        this.handles = handles;
        this.random = random;
        this.counters = counters;
        this.optionsJson = new OptionsJson(config);
        this.pendings =
                new PendingCeremonies<>(config.challengeLifetime(), config.challengeCapacity(), config.nanoTime());
    }

    /** {@code POST /attestation/options}. */
    Reply options(byte[] body, @Nullable String session) {
        OptionsRequest request;
        try {
            request = OptionsRequest.read(body);
            if (request.username().isEmpty() || request.displayName().isEmpty()) {
                throw new MalformedException("username and displayName are required");
            }
        } catch (MalformedException e) {
            return counters.refused(e.rejection());
        }
        UserVerificationRequirement userVerification =
                UserVerificationPolicy.effective(config.userVerification(), request.userVerification());
        User user = store.user(request.username());
        PendingRegistration pending = new PendingRegistration(
                new ByteString(random.get().next(CHALLENGE_LENGTH)),
                request.username(),
                user == null ? handles.of(request.username()) : user.handle(),
                userVerification == UserVerificationRequirement.REQUIRED);
        List<StoredCredential> exclude = user == null ? List.of() : user.credentials();
        Reply reply = Reply.json(optionsJson.creation(request, pending, userVerification, exclude));
        if (session != null) {
            pendings.put(session, pending);
            return reply;
        }
        String newSession = Base64Url.encode(random.get().next(Sessions.RANDOM_LENGTH));
        pendings.put(newSession, pending);
        return reply.with(Sessions.setCookie(newSession));
    }

    /** {@code POST /attestation/result}. */
    Reply result(byte[] body, @Nullable String session) {
        if (session == null) {
            return counters.refused(Rejections.NO_SESSION);
        }
        // A challenge is good for one attempt, whatever comes of it.
        PendingRegistration pending = pendings.take(session);
        if (pending == null) {
            return counters.refused(Rejections.CHALLENGE_EXPIRED_OR_UNKNOWN);
        }
        CredentialResponse response;
        try {
            response = CredentialResponse.readRegistration(body);
        } catch (MalformedException e) {
            return counters.refused(e.rejection());
        }
        RegistrationVerdict verdict = verifier.verify(response, pending);
        if (verdict instanceof Rejection rejection) {
            return counters.refused(rejection);
        }
        Rejection rejection = store((NewCredential) verdict, response, pending);
        return rejection == null || verifier.acceptsEverything() ? counters.accepted() : counters.refused(rejection);
    }

    private @Nullable Rejection store(NewCredential created, CredentialResponse response, PendingRegistration pending) {
        // credential.id names what the attested credential data contains, else the wrong record would be found later.
        if (!created.credentialId().equals(response.id())) {
            return new Rejection(
                    RejectionReason.CREDENTIAL_ID_MISMATCH, "id is not the credential ID in the attestation object");
        }
        // "Verify that the credentialId is not yet registered for any user."
        if (!store.add(created, pending.username(), pending.userHandle(), response.transports())) {
            return new Rejection(
                    RejectionReason.CREDENTIAL_ALREADY_REGISTERED,
                    "credential " + response.id() + " is registered already");
        }
        return null;
    }
}
