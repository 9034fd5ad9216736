package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * The end of the registration ceremony (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential), whatever API
 * carries it: what verifies and the policy allows is stored.
 */
record RegistrationCheck(CeremonyParts parts, RegistrationPolicy policy) {

    /** Holds a response against what its options said. */
    SignInVerdict check(CredentialResponse response, PendingRegistration pending) {
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
