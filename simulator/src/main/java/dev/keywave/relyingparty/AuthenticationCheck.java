package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;

/**
 * The end of the authentication ceremony (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion), whatever API carries
 * it: what verifies and the policy allows updates the credential record.
 */
record AuthenticationCheck(CeremonyParts parts, SignInPolicy policy) {

    private static final Rejection LENGTH_MISMATCH =
            new Rejection(RejectionReason.MALFORMED, "authenticatorData's length does not agree with its flags");

    /** Holds a response against what its options said. */
    SignInVerdict check(CredentialResponse response, PendingAuthentication pending) {
        StoredCredential credential = parts.store().credential(response.id());
        if (credential == null) {
            return SignInVerdict.of(new Rejection(
                    RejectionReason.UNKNOWN_CREDENTIAL, "credential " + response.id() + " is not registered"));
        }
        AuthenticatorDataHead head =
                AuthenticatorDataHead.read(response.authenticatorData().array());
        Rejection rejection = verify(response, pending, credential, head);
        if (rejection != null || head == null) {
            return SignInVerdict.of(rejection == null ? LENGTH_MISMATCH : rejection);
        }
        // Only to whoever has proved to hold the key.
        SignInVerdict verdict = policy.check(credential, pending.compliantDevice() || response.compliantDevice());
        if (verdict.rejection() != null) {
            return verdict;
        }
        Rejection notUpdated = updateRecord(credential, head);
        return notUpdated == null ? verdict : SignInVerdict.of(notUpdated);
    }

    private @Nullable Rejection verify(
            CredentialResponse response,
            PendingAuthentication pending,
            StoredCredential credential,
            @Nullable AuthenticatorDataHead head) {
        Rejection owner = checkOwner(response, pending, credential);
        if (owner != null) {
            return owner;
        }
        // §6.1: attested credential data and extensions are there if and only if AT and ED say so; §7.2 has no AT.
        if (head == null || !head.fitsAssertionOf(response.authenticatorData().length())) {
            return LENGTH_MISMATCH;
        }
        Rejection form = checkForm(response, head, credential);
        return form == null ? parts.verifier().verify(response, head, pending, credential) : form;
    }

    private static @Nullable Rejection checkForm(
            CredentialResponse response, AuthenticatorDataHead head, StoredCredential credential) {
        long alg = CoseKeyChecks.algorithm(credential.publicKey().array());
        return SignatureForm.fits(response.signature().array(), alg)
                ? AttestationObjectChecks.checkAssertion(
                        response.authenticatorData().array(), head)
                : new Rejection(
                        RejectionReason.SIGNATURE_INVALID, "the signature has not the form of algorithm " + alg);
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
        long stored = credential.update(received, parts.config().counterPolicy());
        return stored < 0
                ? null
                : new Rejection(
                        RejectionReason.COUNTER_NOT_INCREASED,
                        "stored " + stored + ", received " + received.signCount());
    }
}
